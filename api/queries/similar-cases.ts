import { type Kysely, sql } from 'kysely';
import { bigrams } from '../../domain/text/bigrams.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { allOf, anyOf, caseInScope, type Condition, openedTo } from '../scope-predicate.ts';
import { metresBetween, nearPlace, type Place } from './near-place.ts';

export interface SimilarSearch {
  readonly text: string;
  /** Class id. */
  readonly category: string | null;
  readonly place: Place | null;
  readonly radiusMetres: number;
  readonly since: Date;
}

export interface SimilarCase {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly stage: string | null;
  readonly state: string;
  readonly distanceMetres: number | null;
  /** 0..1 */
  readonly similarity: number;
  readonly createdAt: string;
}

interface Candidate {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly stage: string | null;
  readonly state: string;
  /** Of the same class, in whichever version of the catalogue. */
  readonly same_class: boolean;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly created_at: Date;
  readonly bigrams: readonly string[];
}

const candidates = 200;
const shown = 10;
const leastSimilarity = 0.25;

/** Cases that are open to the reader and may be about the same: near by, or in the same words; most similar first. */
export const similarCases = async (
  database: Kysely<Database>,
  reader: Reader,
  search: SimilarSearch,
): Promise<SimilarCase[]> => {
  const grams = bigrams(search.text);
  const { place, radiusMetres } = search;
  const ways = [
    ...(place === null ? [] : [nearPlace(place, radiusMetres)]),
    ...inTheSameWords(grams),
  ];
  if (ways.length === 0) return [];
  const found = await sql<Candidate>`
    select c.id, coalesce(c.number, c.report_number) as number, c.title, c.stage, c.state,
      ${isOfClass(search.category)} as same_class, c.longitude, c.latitude, c.created_at, coalesce(s.bigrams, '{}') as bigrams
    from "case" c left join case_search s on s.case_id = c.id
    where ${allOf([sql<boolean>`c.created_at >= ${search.since}`, sql<boolean>`c.state <> 'void'`, anyOf(ways), caseInScope(scopeOf(reader, 'case.read')), openedTo(reader.id)])}
    order by c.created_at desc limit ${candidates}`.execute(database);
  return found.rows
    .map((row) => judge(row, search, grams))
    .filter((row) => row.similarity >= leastSimilarity)
    .toSorted((one, other) => other.similarity - one.similarity)
    .slice(0, shown);
};

const inTheSameWords = (grams: readonly string[]): Condition[] =>
  grams.length === 0
    ? []
    : [
        sql<boolean>`c.id = any(array(
        select f.case_id from case_search f where f.bigrams && ${[...grams]}::text[]
        order by f.case_id desc limit 2000))`,
      ];

const isOfClass = (category: string | null): Condition => sql<boolean>`exists (
  select from catalogue_class one join catalogue_class other on other.kind = one.kind and other.code = one.code
  where one.id = c.category and other.id = ${category})`;

const weights = { words: 0.5, place: 0.3, category: 0.2 };

/** Each fact that the report has counts by its weight; what it does not have is left out of the sum. */
const judge = (row: Candidate, search: SimilarSearch, grams: readonly string[]): SimilarCase => {
  const distance = distanceOf(row, search.place);
  const parts = [
    ...(grams.length === 0 ? [] : [{ weight: weights.words, value: share(grams, row.bigrams) }]),
    ...(search.place === null
      ? []
      : [
          {
            weight: weights.place,
            value: distance === null ? 0 : Math.max(0, 1 - distance / search.radiusMetres),
          },
        ]),
    ...(search.category === null
      ? []
      : [{ weight: weights.category, value: row.same_class ? 1 : 0 }]),
  ];
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const similarity = parts.reduce((sum, part) => sum + part.weight * part.value, 0) / total;
  return {
    caseId: row.id,
    number: row.number,
    title: row.title,
    stage: row.stage,
    state: row.state,
    distanceMetres: distance === null ? null : Math.round(distance),
    similarity: Math.round(similarity * 1000) / 1000,
    createdAt: row.created_at.toISOString(),
  };
};

/** Share of the words of the new report that the older case has too. */
const share = (grams: readonly string[], others: readonly string[]): number => {
  const known = new Set(others);
  return grams.filter((gram) => known.has(gram)).length / grams.length;
};

const distanceOf = (row: Candidate, place: SimilarSearch['place']): number | null =>
  place === null || row.longitude === null || row.latitude === null
    ? null
    : metresBetween({ longitude: row.longitude, latitude: row.latitude }, place);
