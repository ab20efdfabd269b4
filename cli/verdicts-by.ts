import type { NfsModel } from '../model/model.js';
import type { NfsProperty } from '../properties/nfs-property.js';
import type { CheckOptions, Engine } from './check-options.js';
import { diagnosed, diagnosedProperty } from './diagnosis.js';
import { type Checked, checkExhaustively } from './exhaustive.js';
import { listenForInterrupt } from './interrupt.js';
import { createMeter } from './meter.js';
import { checkByRandomWalks } from './random-walks.js';
import { UsageError } from './usage-error.js';

/** After a bug the run is done again so that it tells the state; the first error stands where the second run has none. */
export async function verdictsBy(
  engine: Engine,
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  options: CheckOptions,
): Promise<Checked> {
  try {
    return await runEngine(engine, models, chosen, options);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const plainly = { ...options, workers: 1 };
    await runEngine(engine, models.map(diagnosed), chosen.map(diagnosedProperty), plainly);
    throw error;
  }
}

async function runEngine(
  engine: Engine,
  models: readonly NfsModel[],
  chosen: readonly NfsProperty[],
  options: CheckOptions,
): Promise<Checked> {
  const interrupt = listenForInterrupt();
  const meter = createMeter(process.stderr, options.maxStates);
  try {
    if (engine === 'exhaustive') {
      const examines = options.property.length === 0;
      return await checkExhaustively(models, chosen, options, interrupt, meter, examines);
    }
    return await checkByRandomWalks(models, chosen, options, options, interrupt, meter);
  } finally {
    meter.done();
    interrupt.release();
  }
}
