import { InvalidArgumentError } from 'commander';
import { grouped } from '../report/number.js';

/** Reads an option's whole number between bounds, both included. */
export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${grouped(max)}.`);
  };
