import type { Command } from 'commander';
import { designs } from '../designs/designs.js';
import type { Design } from '../model/design.js';
import { nfsModel } from '../model/model.js';
import { namedScopes } from '../model/scopes.js';
import { properties } from '../properties/properties.js';
import { mailText } from '../report/mail.js';
import { isAsSaid, type Retelling, retell, retellingInWords } from '../report/retelling.js';
import { prefixAndLoop } from '../report/story.js';
import { wrap } from '../report/wrap.js';
import { type Claim, claimOf } from './claim.js';
import { exitCodes } from './exit-code.js';
import { named } from './named.js';
import { print } from './print.js';
import { type TraceSource, traceFrom } from './trace-source.js';
import { unknownStep } from './unknown-step.js';
import { UsageError } from './usage-error.js';
import { tool } from './version.js';

interface ReplayOptions {
  readonly design?: string;
  readonly scope?: string;
  readonly property?: string;
  readonly json?: true;
}

export const addReplay = (program: Command, exit: (code: number) => void): void => {
  program
    .command('replay')
    .description('take the steps of a trace again: does it still show what it showed, where is it blocked?')
    .argument('<file-or-trace>', "a counterexample file, or 'design@scope property: step; step'")
    .option('-d, --design <name>', 'the design to take them in, instead of the one that the trace names')
    .option('-s, --scope <name>', 'likewise the scope')
    .option('-p, --property <name>', 'likewise the property')
    .option('--json', 'print one JSON object and nothing else')
    .action((fileOrTrace: string, options: ReplayOptions) => exit(replayTrace(fileOrTrace, options)));
};

/** Replays a trace and prints what became of it. Returns the exit status. */
function replayTrace(fileOrTrace: string, options: ReplayOptions): number {
  const source = traceFrom(fileOrTrace);
  const designName = options.design ?? source.design;
  if (designName === undefined) throw new UsageError('the trace names no design; give one with --design');
  const design = named('design', designName, designs);
  const scope = named('scope', options.scope ?? source.scope ?? namedScopes[0].name, namedScopes);
  const propertyName = options.property ?? source.property;
  const property = propertyName === undefined ? undefined : named('property', propertyName, properties);
  const models = scope.slices.map(slice => nfsModel(design, slice));
  const told = retell(models, source.steps, property, source.loop);
  if ('kind' in told) throw unknownStep(told, scope.name);

  const isOwn = options.design === undefined && options.scope === undefined && options.property === undefined;
  const claims = isOwn && source.kind === 'file' ? source.blockedIn.map(claim => claimOf(claim, told)) : [];
  const said = saidOf(told, source, design.name, isOwn);
  const isGood = (said ?? showsOrRuns(told)) && claims.every(claim => claim.isTrue);
  print(
    options.json === true ? recordOf(told, design, scope.name, isGood, claims) : textOf(told, said, claims),
  );
  return isGood ? exitCodes.fine : exitCodes.refuted;
}

/**
 * Whether a trace does what its file says: in its own design by `Result:`, in another by the line `Blocked in:` of that.
 * Undefined where no file says anything of it.
 */
function saidOf(told: Retelling, source: TraceSource, design: string, isOwn: boolean): boolean | undefined {
  if (source.kind !== 'file') return undefined;
  if (isOwn) return isAsSaid(told, source.result);
  const claim = source.blockedIn.find(blocked => blocked.design === design);
  if (claim === undefined || told.property?.name !== source.property) return undefined;
  return claim.at === 'harmless'
    ? told.blocked === undefined && !showsOrRuns(told)
    : told.blocked?.at === claim.at;
}

/** A trace of a property shows the finding, or a trace of none just can be taken. */
const showsOrRuns = (told: Retelling): boolean =>
  told.blocked === undefined && (told.property === undefined || told.shownAfter !== undefined);

function textOf(told: Retelling, said: boolean | undefined, claims: readonly Claim[]): string {
  const mail = mailText({
    story: told.story,
    ...(told.property === undefined ? {} : { property: told.property }),
    shows: told.shownAfter !== undefined,
    ...(told.blocked === undefined ? {} : { blocked: told.blocked }),
    minimal: false,
    explored: 'these steps only',
    tool: tool(),
  });
  const asSaid = said === undefined ? '' : said ? ', as the file says' : ', not as the file says';
  return [
    mail,
    '',
    ...wrap(`Replayed: ${retellingInWords(told)}${asSaid}.`, 71, '  '),
    ...claims.map(
      claim => `In ${claim.said.design}: ${claim.found}, ${claim.isTrue ? 'as' : 'not as'} the file says.`,
    ),
  ].join('\n');
}

function recordOf(
  { story, property, length, shownAfter, blocked }: Retelling,
  design: Design,
  scope: string,
  asSaid: boolean,
  claims: readonly Claim[],
): string {
  const [trace, loop] = prefixAndLoop(story);
  const record = {
    design: design.name,
    scope,
    slice: story.model.world.scope.name,
    ...(property === undefined ? {} : { property: property.name }),
    kind: blocked === undefined ? 'replayed' : 'blocked',
    asSaid,
    steps: length,
    ...(shownAfter === undefined ? {} : { shownAfter }),
    ...(blocked === undefined ? {} : { blocked }),
    blockedIn: claims.map(({ said, isTrue, found }) => ({ design: said.design, found, asSaid: isTrue })),
    trace: trace.map(step => step.label),
    ...(loop.length === 0 ? {} : { loop: loop.map(step => step.label) }),
  };
  return JSON.stringify(record, undefined, 2);
}
