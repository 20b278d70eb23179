import type { Form } from '../contract/tasks.ts';
import type { ProcedureVersion } from '../contract/procedures.ts';
import { namedOrNull } from '../named.ts';
import { Problem } from '../problem.ts';
import { pinnedDecisions, type PinnedDecision } from '../../migrations/published-decisions.ts';
import type { ApiServices } from '../services.ts';

/** A published version with its text. @throws Problem `not-found` */
export const getVersion = async (
  services: ApiServices,
  key: string,
  version: number,
): Promise<{ readonly document: ProcedureVersion; readonly xml: string }> => {
  const row = await services.database
    .selectFrom('procedure_version as v')
    .innerJoin('procedure as p', 'p.key', 'v.procedure_key')
    .leftJoin('person as w', 'w.id', 'v.published_by')
    .where('v.procedure_key', '=', key)
    .where('v.version', '=', version)
    .select([
      'p.name',
      'p.name_en',
      'v.xml',
      'v.xml_hash',
      'v.hash',
      'v.graph',
      'v.forms',
      'v.published_at',
      'v.published_by',
      'w.name as person_name',
      'w.name_en as person_name_en',
    ])
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  const pinned = (await pinnedDecisions(services.database, [{ key, version }])).get(key) ?? [];
  return {
    xml: row.xml,
    document: {
      key,
      version,
      name: row.name,
      nameEn: row.name_en,
      hash: row.hash,
      xmlHash: row.xml_hash,
      publishedAt: row.published_at.toISOString(),
      publishedBy: namedOrNull({
        id: row.published_by,
        name: row.person_name,
        nameEn: row.person_name_en,
      }),
      graph: row.graph,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- publishing keeps the contract's forms
      forms: row.forms as Form[],
      decisions: byText(pinned),
    },
  };
};

/** A text once, whichever processes ask it. */
const byText = (pinned: readonly PinnedDecision[]): ProcedureVersion['decisions'] =>
  [...Map.groupBy(pinned, ({ hash }) => hash)].flatMap(([hash, decisions]) => {
    const [first] = decisions;
    if (first === undefined) return [];
    const processes = decisions.map(({ process }) => process);
    return [{ model: first.model, name: first.name, hash, processes }];
  });
