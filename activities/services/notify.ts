import type { JsonObject } from '../../bpmn/model/json.ts';
import { optionalText, requiredText } from './inputs.ts';
import type { Service } from './service.ts';

const addressing: ReadonlySet<string> = new Set(['kind', 'role', 'unit', 'person']);

/**
 * Puts a notice where somebody sees it. Inputs: `kind` (such as `urge`, `overdue`), `person` or
 * `role` with `unit`; everything else goes along as parameters.
 */
export const notify: Service = async ({ db }, call) => {
  const kind = requiredText(call, 'kind');
  const person = optionalText(call, 'person');
  const role = person === null ? requiredText(call, 'role') : optionalText(call, 'role');
  const params: JsonObject = Object.fromEntries(
    Object.entries(call.inputs).filter(([name]) => !addressing.has(name)),
  );
  await db
    .insertInto('notice')
    .values({
      id: `${call.caseId}.${call.instance}.${kind}`,
      case_id: call.caseId,
      type: kind,
      role,
      unit_id: optionalText(call, 'unit'),
      person_id: person,
      params: JSON.stringify(params),
      read_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return { variables: {} };
};
