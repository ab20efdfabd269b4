import type { Problem } from '../../checker/search/threads.js';
import { withModelOf } from './model-of.js';
import type { Subject } from './subject.js';

/** The model of a subject, and its invariants if they are asked, as a second thread of a search makes them. */
export const problemOf = (subject: Subject, isJudged: boolean): Problem =>
  withModelOf(
    subject,
    (model, invariants) => ({ model, properties: isJudged ? invariants : [] }) as unknown as Problem,
  );
