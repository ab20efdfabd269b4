/** That a search told states apart by fingerprints, and what that is worth. */
export interface Fingerprinted {
  readonly bits: number;
  /** The probability that some state was missed is no more than this; from 0 to 1. */
  readonly odds: number;
}

/**
 * The odds that a search which has kept `states` fingerprints missed a state, where any two states collide with a probability of
 * at most 2^-`bits`. Up to the first state that it misses, a search goes through the states in an order that does not depend
 * on the fingerprints; so if it missed one and kept n, two of the first n + 1 collided: one of n (n + 1) / 2 pairs.
 *
 * n (n - 1) / 2 would be wrong: with fingerprints of no bits a search keeps one state and misses all others for certain.
 */
export const oddsOf = (states: number, bits: number): number =>
  Math.min(1, (states * (states + 1)) / 2 / 2 ** bits);
