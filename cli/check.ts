import type { Verdict } from '../checker/verdict.js';
import { designs } from '../designs/designs.js';
import { type NfsModel, nfsModel } from '../model/model.js';
import { namedScopes, type SlicedScope } from '../model/scopes.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import { properties } from '../properties/properties.js';
import type { Counterexample } from '../report/counterexample.js';
import { counterexampleOf } from '../report/counterexample-of.js';
import { coverageLines } from '../report/coverage-lines.js';
import { coverageRecord } from '../report/coverage-record.js';
import { coverageTables } from '../report/coverage-tables.js';
import { type FoundVerdict, mailText, tellingOf } from '../report/mail.js';
import { summaryTable } from '../report/summary.js';
import { verdictRecord } from '../report/verdict-record.js';
import type { CheckOptions, Engine } from './check-options.js';
import { checkFolders } from './checkpoint-folders.js';
import { exitCodeOf } from './exit-code.js';
import { named } from './named.js';
import { print } from './print.js';
import { save } from './save.js';
import { verdictsBy } from './verdicts-by.js';
import { tool } from './version.js';

/** Checks a design and prints what came of it. Returns the exit status. */
export async function check(designName: string, engine: Engine, options: CheckOptions): Promise<number> {
  const design = named('design', designName, designs);
  const scope = named('scope', options.scope, namedScopes);
  const chosen =
    options.property.length === 0
      ? properties
      : options.property.map(name => named('property', name, properties));
  const models = scope.slices.map(slice => nfsModel(design, slice));
  checkFolders(engine, models, chosen, options);
  return checkModels(design.name, scope, models, chosen, engine, options);
}

/** Checks the models of a design, one for each slice of a scope. */
export async function checkModels(
  design: string,
  scope: SlicedScope,
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  engine: Engine,
  options: CheckOptions,
): Promise<number> {
  const { verdicts, slices } = await verdictsBy(engine, models, chosen, options);
  const kind = engine === 'walk' ? 'walks' : options.property.length > 0 ? 'named' : 'search';
  const coverage = coverageRecord(kind, slices, chosen);
  if (options.json === true) {
    const records = verdicts.map((verdict, i) => verdictRecord(verdict, chosen[i], modelIn(models)));
    print(JSON.stringify({ design, scope: scope.name, engine, verdicts: records, coverage }, undefined, 2));
  } else {
    const isNamed = (property: NfsProperty): boolean => options.property.includes(property.name);
    const exercised = coverageLines(coverage);
    print(
      [
        reportOf(design, scope, models, chosen, verdicts, isNamed),
        ...(exercised.length === 0 ? [] : [exercised.join('\n')]),
        ...(options.coverage === true ? coverageTables(coverage) : []),
      ].join('\n\n'),
    );
  }
  if (options.save !== undefined) {
    const saved = save(options.save, counterexamplesIn(models, chosen, verdicts));
    process.stderr.write(saved.map(path => `nspin: saved ${path}\n`).join(''));
  }
  return exitCodeOf(verdicts, coverage.unexpected);
}

/** A mail for each violation, and for each scenario that was asked for by name; then the table of all verdicts. */
function reportOf(
  design: string,
  scope: SlicedScope,
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  verdicts: readonly Verdict[],
  isNamed: (property: NfsProperty) => boolean,
): string {
  const mails = verdicts.flatMap((verdict, i) => {
    const property = chosen[i];
    if (!isFound(verdict) || (verdict.kind === 'reached' && !isNamed(property))) return [];
    return [mailText(tellingOf(modelIn(models)(verdict.finding.model), property, verdict, tool()))];
  });
  return [...mails, summaryTable(design, scope.name, verdicts)].join('\n\n');
}

const counterexamplesIn = (
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  verdicts: readonly Verdict[],
): Counterexample[] =>
  verdicts.flatMap((verdict, i) =>
    isFound(verdict) && verdict.kind === 'violated'
      ? [counterexampleOf(modelIn(models)(verdict.finding.model), chosen[i], verdict)]
      : [],
  );

const isFound = (verdict: Verdict): verdict is FoundVerdict => 'finding' in verdict;

const modelIn =
  (models: readonly NfsModel[]) =>
  (name: string): NfsModel => {
    const found = models.find(model => model.name === name);
    if (found === undefined) throw new Error(`a finding is of model ${name}, which was not checked`);
    return found;
  };
