import { aligned, widthsOf } from './aligned.js';
import type { CoverageRecord } from './coverage-record.js';
import type { OtherValue } from './decision-coverage.js';
import { counted, grouped } from './number.js';
import { tableWidth, wrap } from './wrap.js';

/** Everything that a check exercised: how often each action was taken, where each promise was tested, what decisions matter. */
export function coverageTables({ actions, properties, decisions }: CoverageRecord): string[] {
  const slices = Object.keys(actions[0]?.slices ?? {});
  const tested = properties.filter(each => each.tested.length > 0 || each.because !== undefined);
  return [
    table(
      ['steps taken', ...slices],
      actions.map(each => [each.action, ...slices.map(slice => orDash(each.slices[slice]))]),
    ),
    ...(tested.length === 0
      ? []
      : [
          table(
            ['put to the test', ...slices],
            properties.map(each => [each.property, ...slices.map(slice => yesOrDash(each.tested, slice))]),
          ),
        ]),
    ...(decisions.length === 0
      ? []
      : [
          [
            'what changes if a decision is made otherwise',
            '-'.repeat(tableWidth),
            ...decisions.flatMap(each => [
              `${each.decision} = ${each.value}`,
              ...each.others.flatMap(other =>
                wrap(otherInWords(other), tableWidth - 2, '    ').map(indented),
              ),
            ]),
          ].join('\n'),
        ]),
  ];
}

const orDash = (steps = 0): string => (steps === 0 ? '-' : grouped(steps));
const yesOrDash = (tested: readonly string[], slice: string): string =>
  tested.includes(slice) ? 'yes' : '-';
const indented = (line: string): string => `  ${line}`;

/** Steps that one line names at most. */
const stepsNamed = 2;

function otherInWords({ value, states, difference }: OtherValue): string {
  if (difference === undefined) return `${value}: nothing, in ${counted(states, 'state')}`;
  const { slice, depth, steps } = difference;
  const rest = steps.length - stepsNamed;
  const named = steps.slice(0, stepsNamed).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return `${value}: after ${counted(depth, 'step')} in ${slice}, ${named}`;
}

/** Headed columns, with a rule below each head. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rules = widthsOf([head, ...rows]).map(width => '-'.repeat(width));
  return aligned([head, rules, ...rows]).join('\n');
}
