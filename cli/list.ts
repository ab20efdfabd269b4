import type { Command } from 'commander';
import { designs } from '../designs/designs.js';
import { actions } from '../model/actions.js';
import { namedScopes } from '../model/scopes.js';
import { properties } from '../properties/properties.js';
import { actionEntry, designEntry, formOf, listing, propertyEntry, scopeEntry } from '../report/listing.js';
import { printable } from '../report/printable.js';
import { exitCodes } from './exit-code.js';
import { suggestions } from './named.js';
import { print } from './print.js';
import { UsageError } from './usage-error.js';

export const addList = (program: Command, exit: (code: number) => void): void => {
  program
    .command('list')
    .description('list what there is')
    .argument('[kind]', 'designs, properties, actions or scopes; all of them if not told')
    .option('--json', 'print one JSON object and nothing else')
    .action((kind: string | undefined, options: { readonly json?: true }) => {
      const chosen = kind === undefined ? lists : [listNamed(kind)];
      if (options.json === true) {
        const lines = Object.fromEntries(chosen.map(list => [list.name, list.data()]));
        print(JSON.stringify(lines, undefined, 2));
      } else print(chosen.map(list => list.text()).join('\n\n'));
      exit(exitCodes.fine);
    });
};

interface List {
  readonly name: string;
  text(): string;
  data(): unknown;
}

const lists: readonly List[] = [
  {
    name: 'designs',
    text: () => listing('designs', designs.map(designEntry)),
    data: () => designs,
  },
  {
    name: 'properties',
    text: () => listing('properties', properties.map(propertyEntry)),
    data: () =>
      properties.map(property => {
        const { name, catalogue, kind, sentence, source } = property;
        const { fairness } = property.kind === 'leads-to' ? property : {};
        return { name, catalogue, kind, sentence, source, fairness };
      }),
  },
  {
    name: 'actions',
    text: () => listing('actions', actions.map(actionEntry)),
    data: () => actions.map(action => ({ name: action.name, form: formOf(action), ...action.kernel })),
  },
  {
    name: 'scopes',
    text: () => listing('scopes', namedScopes.map(scopeEntry)),
    data: () => namedScopes,
  },
];

function listNamed(kind: string): List {
  const found = lists.find(list => list.name === kind);
  if (found !== undefined) return found;
  const names = lists.map(list => list.name);
  throw new UsageError(`there is no list of "${printable(kind)}"; there is ${suggestions(kind, names)}`);
}
