import type { ReturnTarget } from '../../bpmn/engine/queries.ts';
import { namedOrNull } from '../named.ts';
import type { Named } from '../contract/common.ts';
import type { ApiServices } from '../services.ts';

/** An earlier step with who finished it and when. */
export interface EarlierStep {
  readonly id: string;
  readonly effect: ReturnTarget['effect'];
  readonly element: string;
  readonly name: string;
  readonly nameEn: string;
  readonly by: Named | null;
  readonly at: string | null;
}

/** Instances of a case as people know them. */
export const earlierSteps = async (
  services: ApiServices,
  caseId: string,
  targets: readonly ReturnTarget[],
): Promise<EarlierStep[]> => {
  if (targets.length === 0) return [];
  const idOf = ({ instance }: ReturnTarget): string => `${caseId}.${instance}`;
  const closed = await services.database
    .selectFrom('task')
    .leftJoin('person', 'person.id', 'task.closed_by')
    .where('task.id', 'in', targets.map(idOf))
    .select([
      'task.id',
      'closed_at',
      'person.id as person_id',
      'person.name as person_name',
      'person.name_en',
    ])
    .execute();
  const known = new Map(closed.map((row) => [row.id, row]));
  return targets.map((target) => {
    const row = known.get(idOf(target));
    return {
      id: idOf(target),
      effect: target.effect,
      element: target.element,
      name: target.name,
      nameEn: target.nameEn,
      by: namedOrNull({
        id: row?.person_id ?? null,
        name: row?.person_name ?? null,
        nameEn: row?.name_en ?? null,
      }),
      at: row?.closed_at?.toISOString() ?? null,
    };
  });
};
