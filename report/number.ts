/** A whole number with its thousands marked, `1,284`; the same on every machine, whatever its locale. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 step`, `6 steps`. */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** A positive number rounded up to two digits, `4.6e-8`: never less than it is. */
export function atMost(value: number): string {
  const exponent = Math.floor(Math.log10(value));
  const rounded = value.toExponential(1);
  return Number(rounded) >= value ? rounded : (value + 0.05 * 10 ** exponent).toExponential(1);
}
