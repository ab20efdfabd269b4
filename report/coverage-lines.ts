import type { CoverageRecord } from './coverage-record.js';
import { counted } from './number.js';
import { field, textWidth, wrap } from './wrap.js';

/** What a check exercised, as a paragraph below its verdicts; what is not as expected comes first. May be empty. */
export function coverageLines(record: CoverageRecord): string[] {
  const failures = record.unexpected.flatMap(sentence =>
    wrap(`Not as expected: ${sentence}.`, textWidth, '  '),
  );
  return [...failures, ...summaryOf(record)];
}

function summaryOf(record: CoverageRecord): string[] {
  const { kind, complete, actions, properties, decisions } = record;
  const silent = actions.filter(({ steps }) => steps === 0);
  const counts = `${counted(actions.length, 'action')}, ${actions.length - silent.length} taken`;
  if (kind === 'walks') {
    const rest = silent.length === 0 ? '' : `; by no walk: ${silent.map(({ action }) => action).join(', ')}`;
    return field('Walked', counts + rest);
  }
  const untested = explainedIn(properties.map(each => ({ name: each.property, ...each })));
  if (kind === 'named') return reasons('Vacuous', untested);
  if (!complete) return field('Coverage', `${counts} so far; the rest is not known`);
  const tested = properties.filter(each => each.tested.length > 0).length;
  const matter = decisions.filter(({ matters }) => matters).length;
  return [
    ...field(
      'Coverage',
      `${counts}; ${counted(properties.length, 'promise')}, ${tested} put to the test` +
        (decisions.length === 0
          ? ''
          : `; ${counted(decisions.length, 'decision')}, ${matter} of which matter${matter === 1 ? 's' : ''}`),
    ),
    ...reasons('Never taken', explainedIn(actions.map(each => ({ name: each.action, ...each })))),
    ...reasons('Vacuous', untested),
    ...reasons('Moot', explainedIn(decisions.map(each => ({ name: each.decision, ...each })))),
  ];
}

interface Explained {
  readonly name: string;
  readonly because: string;
}

const explainedIn = (
  all: readonly { readonly name: string; readonly because?: readonly string[] }[],
): Explained[] =>
  all.flatMap(({ name, because }) =>
    because === undefined ? [] : [{ name, because: because.join(', or ') }],
  );

/** `Key:` and names, those that have one reason together: `open, close (the scope has no open files)`. */
function reasons(key: string, explained: readonly Explained[]): string[] {
  const grounds = [...new Set(explained.map(({ because }) => because))];
  const groups = grounds.map(because => {
    const names = explained.filter(each => each.because === because).map(({ name }) => name);
    return `${names.join(', ')} (${because})`;
  });
  return groups.length === 0 ? [] : field(key, groups.join('; '));
}
