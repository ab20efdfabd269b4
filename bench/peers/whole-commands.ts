import { designs } from '../../designs/designs.js';
import { checkJob } from './node-jobs.js';
import type { Plan } from './plan.js';
import { countsOf } from './published.js';
import type { Row } from './row.js';
import { spinJob } from './spin.js';
import { nameOf, pinning } from './subject.js';

export const wholeSection = 'whole commands';

/** The check of each built-in design, beside what Spin's users wait for a small model. A quick run has one design. */
export function wholeCommands({ runs, isQuick }: Plan): Row[] {
  const subject = pinning(3, 2, 2);
  const spin = (search: 'depth first' | 'depth first, unoptimised', flag: string): Row => ({
    section: wholeSection,
    tool: `Spin${flag} on ${nameOf(subject)}`,
    expected: { kind: 'counts', ...countsOf(subject) },
    runs,
    needs: ['spin', 'gcc'],
    job: () => spinJob(subject, search),
  });
  return [
    spin('depth first', ''),
    spin('depth first, unoptimised', ', gcc -O0,'),
    ...(isQuick ? designs.slice(0, 1) : designs).map(
      ({ name }): Row => ({
        section: wholeSection,
        tool: `${checkPrefix}${name}`,
        expected: { kind: 'status' },
        runs,
        needs: [],
        job: () => checkJob(name),
      }),
    ),
  ];
}

export const checkPrefix = 'nspin check ';
