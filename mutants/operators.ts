import type { Design } from '../model/design.js';
import type { Operator } from './operator.js';
import { changeDecision } from './operators/change-decision.js';
import { doublePut } from './operators/double-put.js';
import { dropClearedField } from './operators/drop-cleared-field.js';
import { dropCondition } from './operators/drop-condition.js';
import { dropGet } from './operators/drop-get.js';
import { dropGuard } from './operators/drop-guard.js';
import { dropKeyField } from './operators/drop-key-field.js';
import { dropPut } from './operators/drop-put.js';
import { swapNet } from './operators/swap-net.js';

/** All of them. Where two make the same of a file, it is the mutant of the first. */
export const operatorsFor = (designs: readonly Design[]): readonly Operator[] => [
  dropGet,
  dropPut,
  doublePut,
  swapNet,
  dropKeyField,
  dropGuard,
  dropCondition,
  dropClearedField,
  changeDecision(designs),
];
