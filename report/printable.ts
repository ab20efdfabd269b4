/**
 * Text from outside, made safe to print: whatever is not printable ASCII is shown as its code, so that a name or a file
 * cannot move a terminal's cursor, and long text is cut.
 */
export function printable(text: string, lengthMax = 60): string {
  const safe = text.replace(/[^\x20-\x7e]/gu, char => `\\u{${codeOf(char)}}`);
  return safe.length <= lengthMax ? safe : `${safe.slice(0, lengthMax - 3)}...`;
}

/** The first character that is neither printable ASCII nor the end of a line, with the line it stands on. */
export function firstUnprintable(text: string): { readonly line: number; readonly code: string } | undefined {
  const found = /[^\x20-\x7e\n]/u.exec(text);
  if (found === null) return undefined;
  return {
    line: text.slice(0, found.index).split('\n').length,
    code: `U+${codeOf(found[0]).padStart(4, '0')}`,
  };
}

const codeOf = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).toUpperCase();
