import picocolors from 'picocolors';

/** Prints a text and the end of its last line on stdout, with colours where that is a terminal that wants them. */
export function print(text: string): void {
  process.stdout.write(`${wantsColours(process.stdout) ? coloured(text) : text}\n`);
}

const wantsColours = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';

/** What a reader looks for: the call that breaks a promise, and each verdict. */
function coloured(text: string): string {
  const { red, green, yellow, bold } = picocolors.createColors(true);
  return text
    .replace(/^Not as expected:|\^{2,}|\bVIOLATED\b|(?<= )(?:violated|unreachable)(?= +\S*$)/gm, red)
    .replace(/\bREACHED\b|(?<= )(?:holds|reached)(?= *\d*$)/gm, green)
    .replace(/(?<= )(?:unknown \(\w+\)|holds, vacuously)$/gm, yellow)
    .replace(/^nspin: .*$/gm, bold);
}
