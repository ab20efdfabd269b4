import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { designs } from '../../designs/designs.js';
import { isDecisive } from '../../mutants/kill.js';
import type { Look } from '../../mutants/look.js';
import { type Mutant, mutantsOf } from '../../mutants/mutant.js';
import { observe } from '../../mutants/observe.js';
import { operatorsFor } from '../../mutants/operators.js';
import { type Judged, runMutants } from '../../mutants/run.js';
import { mutatedSources } from '../../mutants/sources.js';

const all = mutantsOf(mutatedSources(), operatorsFor(designs));

const named = (name: string): Mutant => {
  const found = all.find(mutant => mutant.name === name);
  if (found === undefined) throw new Error(`no mutant ${name}`);
  return found;
};

const tiny: Look = { design: 'counted-and-keyed', scope: 'tiny', extent: 'whole' };
const files: Look = { design: 'linux-2.6.29', scope: 'files', extent: 'states' };
const helpers: Look = { design: 'counted-and-keyed', scope: 'helpers', extent: 'states' };

const run = (names: readonly string[], firstLooks: readonly Look[], laterLooks: readonly Look[] = []) =>
  runMutants(names.map(named), { jobs: 2, firstLooks, laterLooks, isExpected: () => false });

const killersOf = ({ judgement }: Judged | undefined = {} as Judged): string[] =>
  judgement?.kind === 'killed' ? judgement.kills.filter(isDecisive).map(({ by }) => by) : [];

const copiesIn = (folder: string): string[] =>
  readdirSync(folder).filter(name => name.startsWith('nspin-mutants-') && existsSync(`${folder}/${name}`));

test('properties kill a leak, and a socket in the wrong namespace, and no folder stays behind', async () => {
  const before = copiesIn(tmpdir());
  const { judged } = await run(
    [
      'model/transport.ts dropTransport: drop putNet(state, xprt.net)',
      'model/actions/connect.ts netToOpen: swap state.xprt[x].net and initNet',
    ],
    [tiny],
  );
  expect(killersOf(judged[0])).toContain('count-equals-holders');
  expect(killersOf(judged[1])).toContain('rpc-uses-pinned-netns');
  expect(killersOf(judged[1])).not.toContain('count-equals-holders');
  expect(copiesIn(tmpdir()).filter(name => !before.includes(name))).toEqual([]);
}, 300_000);

test('what survives the first looks is looked at again, and a later one kills it', async () => {
  const leak = ['model/actions/connect.ts idleClose: drop closeSocket(state, xprt)'];
  const [first] = (await run(leak, [tiny])).judged;
  const [later] = (await run(leak, [tiny], [helpers])).judged;
  expect(killersOf(first)).toEqual([]);
  expect(killersOf(later)).toContain('count-equals-holders');
}, 300_000);

test('a mutant that is the same machine survives, and its search has the same numbers', async () => {
  const { judged, known } = await run(['model/transport.ts clearTransport: drop xprt.clients = 0'], [tiny]);
  const [judgement] = judged.map(one => one.judgement);
  expect(judgement?.kind === 'survived' ? judgement.observations : judgement).toEqual(known);
  expect(known.map(({ states }) => states)).toEqual([observe(designs, tiny, 1e9).states]);
}, 300_000);

test('a mutant is not searched where nothing comes by it', async () => {
  const name = 'model/actions/user-socket.ts closeSocket: drop closeUserSocket(state, userSocket)';
  const { judged } = await run([name], [tiny, files]);
  const [judgement] = judged.map(one => one.judgement);
  expect(judgement?.kind === 'survived' ? judgement.observations.map(({ look }) => look) : []).toEqual([
    files,
  ]);
}, 300_000);

test('what is found is told mutant by mutant', async () => {
  const told: string[] = [];
  const names = [
    'model/transport.ts dropTransport: drop putNet(state, xprt.net)',
    'model/transport.ts clearTransport: drop xprt.clients = 0',
  ];
  await runMutants(names.map(named), {
    jobs: 1,
    firstLooks: [tiny],
    laterLooks: [],
    isExpected: () => false,
    progress: (last, soFar) =>
      told.push(`${last.judgement.kind}, ${soFar.judged.length} of ${names.length}, ${soFar.known.length}`),
  });
  expect(told).toEqual(['killed, 1 of 2, 1', 'survived, 2 of 2, 1']);
}, 300_000);

test('a mutant whose code cannot be loaded is lost, and the next one is judged', async () => {
  const whole = named('model/transport.ts dropTransport: drop putNet(state, xprt.net)');
  const { judged } = await runMutants([{ ...whole, code: `${whole.code}}` }, whole], {
    jobs: 1,
    firstLooks: [tiny],
    laterLooks: [],
    isExpected: () => false,
  });
  expect(judged.map(({ judgement }) => judgement.kind)).toEqual(['lost', 'killed']);
  expect(judged[0]?.judgement).toEqual({ kind: 'lost', why: "SyntaxError: Unexpected token '}'" });
}, 300_000);
