import type { Action, Model } from '../../checker/model.js';
import type { Invariant, Reachable } from '../../checker/property.js';
import {
  array,
  domain,
  int,
  numbered,
  oneOf,
  type StructSchema,
  struct,
  type Value,
} from '../../checker/schema.js';
import { zero } from '../../checker/value.js';

/**
 * Election of a leader on a ring whose channels go one way (Dolev, Klawe, Rodeh, "An O(n log n) unidirectional distributed
 * algorithm for extrema finding in a circle", 1982; Spin has it as an example). An active process sends the number it stands for as
 * `one`, hands on as `two` what it receives as `one`, and so learns the numbers of its two active neighbours behind. If the nearer is the
 * greatest of the three, the process stands for that from then on; if not, it only relays. Who is sent its own number as `one` has
 * found the greatest.
 *
 * A channel is a ring of places. The sender knows the next free one, the receiver the next full one, and neither looks at the
 * other's: so sending and receiving touch different places as long as the channel is neither empty nor full.
 */
const capacity = 3;

const schemaFor = (size: number) => {
  const processes = domain('process', numbered('process', size));
  const places = domain('place', numbered('place', capacity));
  return struct({
    process: array(
      processes,
      struct({
        role: oneOf('waking', 'active', 'relay', 'leader'),
        /** The number it stands for, and what it has learned as `one` in this phase. */
        number: int(0, size),
        neighbour: int(0, size),
        /** What it is about to send; it receives nothing before that is done. */
        sends: oneOf('nothing', 'one', 'two'),
        sent: int(0, size),
        head: int(0, capacity - 1),
        tail: int(0, capacity - 1),
      }),
    ),
    /** The channel into each process. */
    channel: array(
      processes,
      struct({
        place: array(places, struct({ holds: oneOf('nothing', 'one', 'two'), number: int(0, size) })),
      }),
    ),
  });
};

export type State = Value<ReturnType<typeof schemaFor>>;

const byProcess = { arg: 'process' } as const;

const actions: readonly Action<State, undefined>[] = [
  {
    name: 'wake',
    actor: byProcess,
    args: { process: 'process' },
    when: { process: { role: 'waking' } },
    effect(state, { process }) {
      const self = state.process[process];
      self.role = 'active';
      prepare(state, process, 'one', self.number);
    },
  },
  {
    name: 'send',
    actor: byProcess,
    args: { process: 'process' },
    when: { process: { sends: ['one', 'two'] } },
    guard: (state, { process }) =>
      state.channel[nextOf(state, process)].place[state.process[process].tail].holds === 'nothing',
    effect(state, { process }) {
      const self = state.process[process];
      const place = state.channel[nextOf(state, process)].place[self.tail];
      place.holds = self.sends;
      place.number = self.sent;
      self.tail = (self.tail + 1) % capacity;
      self.sends = 'nothing';
      self.sent = 0;
    },
  },
  {
    name: 'receive',
    actor: byProcess,
    args: { process: 'process' },
    when: { process: { sends: 'nothing', role: ['active', 'relay', 'leader'] } },
    guard: (state, { process }) =>
      state.channel[process].place[state.process[process].head].holds !== 'nothing',
    effect(state, { process }) {
      const self = state.process[process];
      const place = state.channel[process].place[self.head];
      const { holds, number } = place;
      place.holds = 'nothing';
      place.number = 0;
      self.head = (self.head + 1) % capacity;
      if (self.role === 'relay') prepare(state, process, holds, number);
      else if (self.role === 'active' && holds === 'one') learnOne(state, process, number);
      else if (self.role === 'active' && holds === 'two') learnTwo(state, process, number);
    },
  },
];

const nextOf = (state: State, process: number): number => (process + 1) % state.process.length;

function prepare(state: State, process: number, sends: 'nothing' | 'one' | 'two', number: number): void {
  state.process[process].sends = sends;
  state.process[process].sent = number;
}

function learnOne(state: State, process: number, number: number): void {
  const self = state.process[process];
  if (number === self.number) self.role = 'leader';
  else {
    self.neighbour = number;
    prepare(state, process, 'two', number);
  }
}

function learnTwo(state: State, process: number, number: number): void {
  const self = state.process[process];
  if (self.neighbour > number && self.neighbour > self.number) {
    self.number = self.neighbour;
    prepare(state, process, 'one', self.number);
  } else self.role = 'relay';
  self.neighbour = 0;
}

/** Process i has the number `numbers[i]`, from 1 to their count, each once. */
export function leaderElection(numbers: readonly number[]): Model<State, undefined> {
  const schema: StructSchema = schemaFor(numbers.length);
  const initial = zero<State>(schema);
  numbers.forEach((number, i) => {
    initial.process[i].number = number;
  });
  return {
    name: `leader election on a ring of ${numbers.join(', ')}`,
    schema,
    domains: [
      domain('process', numbered('process', numbers.length)),
      domain('place', numbered('place', capacity)),
    ],
    initials: [initial],
    actions,
    world: undefined,
  };
}

const countLeaders = (state: State): number => state.process.filter(({ role }) => role === 'leader').length;

export const thereIsOneLeader: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'one_leader',
  sentence: 'No two processes take themselves for the leader.',
  holds: state => countLeaders(state) < 2,
  witness: state => countLeaders(state) === 1,
};

export const leaderHasTheGreatestNumber: Invariant<State, undefined> = {
  kind: 'invariant',
  name: 'greatest_number',
  sentence: 'Who is the leader stands for the greatest number.',
  holds: state =>
    state.process.every(process => process.role !== 'leader' || process.number === state.process.length),
  witness: state => countLeaders(state) === 1,
};

export const someoneIsElected: Reachable<State, undefined> = {
  kind: 'reachable',
  name: 'elected',
  sentence: 'A leader is elected.',
  reached: state => countLeaders(state) === 1,
};
