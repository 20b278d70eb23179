import { sql, type RawBuilder } from 'kysely';
import type { Named } from '../contract/common.ts';
import type { Submission } from '../contract/submissions.ts';
import type { FormField } from '../contract/tasks.ts';
import type { ApiServices } from '../services.ts';

type Submitted = Pick<Submission, 'fields' | 'values'>;

/** What the fields of these types hold the id of. */
const named: { readonly [T in FormField['type']]?: RawBuilder<unknown> } = {
  unit: sql`select id, name, name_en as "nameEn" from unit`,
  person: sql`select id, name, name_en as "nameEn" from person`,
  class: sql`select id, name, name_en as "nameEn" from catalogue_class`,
  condition: sql`select id, text as name, text_en as "nameEn" from filing_condition`,
};

const idsIn = ({ fields, values }: Submitted, type: string): readonly string[] =>
  fields.flatMap((field) => {
    const value = values[field.name];
    return field.type === type && typeof value === 'string' ? [value] : [];
  });

/** Names of what submitted forms refer to, by id, whatever has become of it: a closed unit keeps its own. */
export const submissionNames = async (
  { database }: Pick<ApiServices, 'database'>,
  submitted: readonly Submitted[],
): Promise<(one: Submitted) => Named[]> => {
  const byType = await Promise.all(
    Object.entries(named).map(async ([type, rows]) => {
      const ids = new Set(submitted.flatMap((one) => idsIn(one, type)));
      const found =
        ids.size === 0
          ? []
          : (await sql<Named>`${rows} where id = any(${[...ids]})`.execute(database)).rows;
      return [type, new Map(found.map((row) => [row.id, row]))] as const;
    }),
  );
  return (one) =>
    byType.flatMap(([type, rows]) => idsIn(one, type).flatMap((id) => rows.get(id) ?? []));
};
