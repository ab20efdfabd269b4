/** Columns of everything but a table: what is quoted twice ("> > ") then still keeps within the 75 of kernel mail. */
export const textWidth = 71;

/** Columns of a table. */
export const tableWidth = 66;

/**
 * Packs words into lines of at most `width` columns; every line but the first begins with `rest`. A word is never
 * broken where it fits a line of its own, and is cut where it does not.
 */
export function fill(words: readonly string[], width: number, rest = ''): string[] {
  const lines: string[] = [];
  let line = '';
  let isFresh = true;
  for (const word of words) {
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isFresh = true;
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
    for (; line.length > width; line = rest + line.slice(width)) lines.push(line.slice(0, width));
  }
  return [...lines, line];
}

/** `fill` for a sentence: its words are what stands between spaces. */
export const wrap = (text: string, width: number, rest = ''): string[] =>
  fill(
    text.split(/\s+/).filter(word => word !== ''),
    width,
    rest,
  );

/** Columns before the value of a header line: those of the longest key, "Not modelled:", and a space. */
const keyWidth = 14;

/** `Key:` and its value, which goes on below itself. */
export const field = (key: string, value: string): string[] =>
  fieldOf(key, wrap(value, textWidth - keyWidth));

/** `Key:` and its value in lines that are already short enough. */
export const fieldOf = (key: string, lines: readonly string[]): string[] =>
  lines.map((line, i) => `${(i === 0 ? `${key}:` : '').padEnd(keyWidth)}${line}`.trimEnd());

/** `fill` for a field's value. */
export const fieldWords = (key: string, words: readonly string[]): string[] =>
  fieldOf(key, fill(words, textWidth - keyWidth));
