/**
 * Why something is never exercised in some worlds: an action never taken, a property never put to the test. It is data,
 * so that it can be checked: in a world to which it applies, that must indeed never be exercised.
 */
export interface Reason<World> {
  /** What it is about. */
  readonly name: string;
  /** A clause in the present tense: `the scope has no files`. */
  readonly because: string;
  applies(world: World): boolean;
}

/** What one search exercised, by name. */
export interface Exercise<World> {
  readonly model: string;
  readonly world: World;
  readonly exercised: ReadonlySet<string>;
}

/** Something that no search exercised, or that a search exercised against its reason. */
export type Idle =
  /** In each of the worlds some reason applies; here are those, each once. */
  | { readonly kind: 'explained'; readonly name: string; readonly because: readonly string[] }
  | { readonly kind: 'unexplained'; readonly name: string }
  /** The reason applies to the model's world, and yet it was exercised there: the reason is wrong. */
  | {
      readonly kind: 'contradicted';
      readonly name: string;
      readonly model: string;
      readonly because: string;
    };

/** Holds what searches exercised against the reasons that are listed. What none of them exercised needs one in each world. */
export const idleAmong = <World>(
  names: readonly string[],
  exercises: readonly Exercise<World>[],
  reasons: readonly Reason<World>[],
): Idle[] => names.flatMap(name => idleness(name, exercises, reasons));

/** Why something is not exercised in a world, or undefined where no reason applies. */
export const reasonFor = <World>(
  name: string,
  world: World,
  reasons: readonly Reason<World>[],
): string | undefined => reasons.find(reason => reason.name === name && reason.applies(world))?.because;

function idleness<World>(
  name: string,
  exercises: readonly Exercise<World>[],
  reasons: readonly Reason<World>[],
): Idle[] {
  const contradicted = exercises.flatMap(({ model, world, exercised }): Idle[] => {
    const because = exercised.has(name) ? reasonFor(name, world, reasons) : undefined;
    return because === undefined ? [] : [{ kind: 'contradicted', name, model, because }];
  });
  if (exercises.some(({ exercised }) => exercised.has(name))) return contradicted;
  const because = exercises.map(({ world }) => reasonFor(name, world, reasons));
  const given = because.filter(each => each !== undefined);
  return given.length < because.length || given.length === 0
    ? [{ kind: 'unexplained', name }]
    : [{ kind: 'explained', name, because: [...new Set(given)] }];
}
