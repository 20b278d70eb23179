import type { ActResult } from '../../workflows/contract.ts';
import type { StepResult } from '../contract/tasks.ts';
import { isRecord } from '../../domain/is-record.ts';
import { Problem } from '../problem.ts';
import { isProblemCode } from '../problem-codes.ts';

type OpenTask = StepResult['tasks'][number];

const openTask = ({ id, element, stage, role, unit, person }: OpenTask): OpenTask => ({
  id,
  element,
  stage,
  role,
  unit,
  person,
});

/**
 * What the workflow answered, or what was stored of it when it was asked first: property by property,
 * so that both are written the same to the byte.
 */
export const stepResult = (answer: unknown): StepResult => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an ActResult, whose stages are checked at publishing
  const { seq, step, stage, caseState, tasks } = answer as ActResult &
    Pick<StepResult, 'stage' | 'tasks'>;
  return { seq, step, stage, caseState, tasks: tasks.map((task: OpenTask) => openTask(task)) };
};

/** The engine's refusal as the command row keeps it: `{ code, detail: { message } }`. */
export const storedRefusal = (answer: unknown): Problem => {
  const code = isRecord(answer) && typeof answer['code'] === 'string' ? answer['code'] : '';
  const detail =
    isRecord(answer) && isRecord(answer['detail']) ? answer['detail']['message'] : undefined;
  return new Problem(
    isProblemCode(code) ? code : 'action-not-available',
    typeof detail === 'string' ? { detail } : {},
  );
};
