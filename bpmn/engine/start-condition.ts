import { evaluate } from '../expressions/evaluate.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { Surroundings } from '../model/start-schedule.ts';

/** Whether the condition of a start event holds; null when it gives neither true nor false. */
export function startConditionHolds(
  condition: FeelSource,
  { settings, at }: Surroundings,
): boolean | null {
  const result = evaluate(condition, { variables: { settings }, outcome: null, at });
  return result.ok && typeof result.value === 'boolean' ? result.value : null;
}
