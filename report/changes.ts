import { type Change, diff } from '../checker/value.js';
import type { NfsModel } from '../model/model.js';
import type { State } from '../model/state.js';
import { wordings } from './wordings.js';

/**
 * What a step changed, in the words of the kernel, one phrase for each thing worth saying. Ghost fields are left out:
 * they are the specifier's memory, and no kernel has them.
 */
export function changesInWords(model: NfsModel, before: State, after: State): string[] {
  const objects = new Map<string, { kind: string; name: string; fields: Map<string, Change> }>();
  const phrases: string[] = [];
  for (const change of diff(model.schema, before, after)) {
    const [, kind, name, field] = /^(\w+)\[([^\]]+)\]\.(\w+)$/.exec(change.path) ?? [];
    if (kind === undefined) {
      phrases.push(plain(change));
      continue;
    }
    const object = objects.get(`${kind} ${name}`) ?? { kind, name, fields: new Map() };
    object.fields.set(field, change);
    objects.set(`${kind} ${name}`, object);
  }
  for (const { kind, name, fields } of objects.values()) {
    const say = wordings.get(kind);
    phrases.push(...(say === undefined ? [...fields.values()].map(plain) : say(name, fields)));
  }
  return phrases;
}

/** A change that has no wording of its own, as the state's fields are called. */
const plain = ({ path, before, after }: Change): string => `${path}: ${before} -> ${after}`;
