import { type RawBuilder, sql } from 'kysely';
import { bigrams } from '../../domain/text/bigrams.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { type Condition, caseInScope, openedTo } from '../scope-predicate.ts';

/** `ilike` pattern of a text that may stand anywhere. */
export const asPattern = (text: string): string =>
  `%${text.replaceAll(/[\\%_]/gu, (found) => `\\${found}`)}%`;

/** What is asked for as a telephone number: its last digits, as many as a mobile one has in this country. */
const callerDigits = (wanted: string): string | null => {
  const digits = wanted.replaceAll(/\D/gu, '');
  return /^\+?[\d\s()-]+$/u.test(wanted) && digits.length >= 7 ? digits.slice(-11) : null;
};

/**
 * Cases that the number reported, of those whose reporter the reader may see: whole numbers only, which tell nobody
 * more than they have typed.
 */
const reportedBy = (digits: string | null, reader: Reader): RawBuilder<unknown> => sql`
    select c.id from report r join "case" c on c.id = r.case_id
    where right(regexp_replace(r.reporter_phone, '\\D', '', 'g'), 11) = ${digits}
      and ${caseInScope(scopeOf(reader, 'case.read-personal'))} and ${openedTo(reader.id)}`;

/** Whether the telephone number reported the case that `caseId` names, as far as the reader may know. */
export const isCalledBy = (phone: string, reader: Reader, caseId: RawBuilder<unknown>): Condition =>
  sql<boolean>`${caseId} = any(array(${reportedBy(callerDigits(phone.trim()), reader)}))`;

/** Of the cases that have the two characters, so many of the newest are read for the text itself. */
const candidatesRead = 20_000;

/** Case ids, the newest first: by index where there are two characters to look for. */
const newestWith = (grams: readonly string[]): RawBuilder<unknown> =>
  grams.length === 0
    ? sql`select case_id from case_search order by case_id desc limit ${sql.lit(candidatesRead)}`
    : // Materialized, so that the order is no reason to walk through all cases from the newest on.
      sql`with having_them as materialized (
          select case_id from case_search where bigrams @> ${[...grams]}::text[])
        select case_id from having_them order by case_id desc limit ${sql.lit(candidatesRead)}`;

/**
 * Cases whose number is `q`, or whose title, address or description contains it, or which the telephone number `q`
 * reported; by these, a protected case is found by whom it is open to. `caseId` is the column that names the case.
 * Bigrams find the candidates by index, whatever two characters they are; the text itself decides. Of a text that more
 * than `candidatesRead` cases have, the older ones are not found.
 */
export const matchesSearch = (
  q: string,
  reader: Reader,
  caseId: RawBuilder<unknown>,
): Condition => {
  const wanted = q.trim();
  const digits = callerDigits(wanted);
  const pattern = asPattern(wanted);
  return sql<boolean>`${caseId} = any(array(
    select c.id from "case" c where c.number = upper(${wanted}) or c.report_number = upper(${wanted})
    union all
    select s.case_id from (${newestWith(bigrams(wanted))}) s join "case" c on c.id = s.case_id
    where (c.title ilike ${pattern} or c.address ilike ${pattern} or c.description ilike ${pattern})
      and ${openedTo(reader.id)}
    ${digits === null ? sql`` : sql`union all ${reportedBy(digits, reader)}`}))`;
};
