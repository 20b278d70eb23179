import { sql } from 'kysely';
import { bigrams } from '../../domain/text/bigrams.ts';
import type { Reader } from '../reader.ts';
import { type Condition, openedTo } from '../scope-predicate.ts';

/** `ilike` pattern of a text that may stand anywhere. */
export const asPattern = (text: string): string =>
  `%${text.replaceAll(/[\\%_]/gu, (found) => `\\${found}`)}%`;

/**
 * Cases whose number is `q`, or whose title, address or description contains it; by its texts, a protected case is found
 * by whom it is open to. `caseId` is the column that names the case. Bigrams find the candidates by index, whatever two
 * characters they are; the text itself decides.
 */
export const matchesSearch = (
  q: string,
  reader: Reader,
  caseId: ReturnType<typeof sql>,
): Condition => {
  const wanted = q.trim();
  const grams = bigrams(wanted);
  const candidates = grams.length === 0 ? sql`true` : sql`s.bigrams @> ${grams}::text[]`;
  const pattern = asPattern(wanted);
  return sql<boolean>`${caseId} = any(array(
    select c.id from "case" c where c.number = upper(${wanted}) or c.report_number = upper(${wanted})
    union all
    select s.case_id from case_search s join "case" c on c.id = s.case_id
    where ${candidates} and (c.report_number ilike ${pattern} or c.number ilike ${pattern}
      or ((c.title ilike ${pattern} or c.address ilike ${pattern} or c.description ilike ${pattern})
        and ${openedTo(reader.id)}))
    limit 2000))`;
};
