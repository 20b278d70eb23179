import type { StepResult, TaskPreview } from '../../../../api/contract/tasks.ts';
import type { UnitRow } from '../../../providers/use-units.ts';
import type { Words } from '../../../messages/use-words.ts';

type NextStep = TaskPreview['next'][number];

const joined = (parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
};

/** Who gets a step: the unit, and the person or the role there. */
export function nextHolder(step: NextStep, { code, name }: Words): string | null {
  const role = step.role === null ? null : code('role', step.role);
  return joined([
    step.unit === null ? null : name(step.unit),
    step.person === null ? role : name(step.person),
  ]);
}

/**
 * Who has it now. A result names units and people by id; the names are those of the preview when
 * it foretold the step, else those of the units.
 */
export function resultHolder(
  result: StepResult,
  preview: TaskPreview | undefined,
  units: readonly UnitRow[],
  words: Words,
): string | null {
  const [task] = result.tasks;
  if (task === undefined) {
    return null;
  }
  const foretold = preview?.next.find((step) => step.element === task.element);
  if (foretold !== undefined && (foretold.person?.id ?? null) === task.person) {
    return nextHolder(foretold, words);
  }
  const unit = units.find((known) => known.id === task.unit);
  const role = task.role === null ? null : words.code('role', task.role);
  return joined([unit === undefined ? null : words.name(unit), role]);
}
