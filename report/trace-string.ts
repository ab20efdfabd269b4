/** A trace as it is handed from one person to another: `design@scope property: step; step; then for ever: step`. */
export interface TraceString {
  /** Absent where the text does not say. */
  readonly design?: string;
  readonly scope?: string;
  readonly property?: string;
  readonly steps: readonly string[];
  /** What is repeated for ever after the steps; absent where nothing is. */
  readonly loop?: readonly string[];
}

/** What stands before the first step that is repeated for ever. */
const loopMark = 'then for ever:';

/** The words of a command that replays a trace, to be wrapped between any two. Quoted for a shell: no name has a quote. */
export const reproduceWords = (
  design: string,
  scope: string,
  property: string | undefined,
  steps: readonly string[],
  loop: readonly string[] = [],
): string[] => {
  const all = [...steps, ...loop];
  const head = property === undefined ? [`'${design}@${scope}:`] : [`'${design}@${scope}`, `${property}:`];
  const words = [
    'nspin replay',
    ...head,
    ...all.map(
      (step, i) =>
        `${loop.length > 0 && i === steps.length ? `${loopMark} ` : ''}${step}${i === all.length - 1 ? "'" : ';'}`,
    ),
  ];
  return all.length > 0 ? words : [...words.slice(0, -1), `${words[words.length - 1]}'`];
};

/**
 * Reads a trace string again, whatever mail did to it: wrapped it anywhere between two words, or quoted it. Steps end
 * at `)`, so that a missing semicolon does no harm. Returns a sentence where this is no trace string.
 */
export function parseTraceString(text: string): TraceString | string {
  const line = unquoted(text);
  const colon = line.indexOf(':');
  const parenthesis = line.indexOf('(');
  const hasHead = colon !== -1 && (parenthesis === -1 || colon < parenthesis);
  const texts = (hasHead ? line.slice(colon + 1) : line)
    .split(/;|(?<=\))/)
    .map(step => step.trim())
    .filter(step => step !== '');
  const steps = stepsAndLoop(texts);
  if (!hasHead) return steps;
  const words = line.slice(0, colon).trim().split(' ');
  if (words.length > 2)
    return `a trace string begins with "design@scope property:", not with ${words.length} words`;
  const [design = '', scope, ...rest] = words[0].split('@');
  if (design === '' || scope === '' || rest.length > 0)
    return 'a trace string begins with "design@scope property:"';
  return {
    design,
    ...(scope === undefined ? {} : { scope }),
    ...(words[1] === undefined ? {} : { property: words[1] }),
    ...steps,
  };
}

function stepsAndLoop(texts: readonly string[]): Pick<TraceString, 'steps' | 'loop'> {
  const at = texts.findIndex(text => text.startsWith(loopMark));
  if (at === -1) return { steps: texts };
  const [first = '', ...rest] = texts.slice(at);
  return { steps: texts.slice(0, at), loop: [first.slice(loopMark.length).trim(), ...rest] };
}

/** The text on one line, without the "> " of a quoted mail; a name that was broken after a hyphen is whole again. */
const unquoted = (text: string): string =>
  text
    .split('\n')
    .map(line => line.replace(/^[>\s]+/, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/- /g, '-')
    .trim();
