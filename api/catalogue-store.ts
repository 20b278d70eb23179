import type { Kysely, Selectable } from 'kysely';
import { isLimitUnit } from '../domain/limits/parse-limit.ts';
import type { Limit } from '../domain/limits/limit.ts';
import type { FilingConditionTable } from '../migrations/schema/filing-condition.ts';
import type { Database } from '../migrations/schema/index.ts';
import { pinyinInitials } from './queries/pinyin-initials.ts';

export interface StoredCondition {
  readonly id: string;
  readonly text: string;
  readonly textEn: string;
  readonly limit: Limit;
  readonly closingText: string;
  readonly closingTextEn: string;
  readonly urgency: 'normal' | 'urgent' | 'critical';
  readonly confirmation: 'none' | 'commander' | 'leader';
}

export interface StoredClass {
  readonly id: string;
  readonly kind: 'component' | 'matter';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly major: string;
  readonly majorEn: string;
  readonly keywords: readonly string[];
  /** First letters of the name in pinyin. */
  readonly initials: string;
  readonly conditions: readonly StoredCondition[];
}

export interface StoredCatalogue {
  readonly version: string;
  /** By kind and code. */
  readonly classes: readonly StoredClass[];
}

const believedMillis = 10_000;

/** The catalogue in force, held in memory; null on an installation without one. Made once a process. */
export class CatalogueStore {
  readonly #database: Kysely<Database>;
  #known: StoredCatalogue | null = null;
  #askedAt = 0;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async inForce(): Promise<StoredCatalogue | null> {
    if (Date.now() - this.#askedAt < believedMillis) return this.#known;
    const head = await this.#database
      .selectFrom('catalogue_version')
      .select('id')
      .where('in_force', '=', true)
      .executeTakeFirst();
    if (head === undefined) this.#known = null;
    else if (head.id !== this.#known?.version) this.#known = await this.#load(head.id);
    this.#askedAt = Date.now();
    return this.#known;
  }

  /** After an import in this process. */
  forget(): void {
    this.#askedAt = 0;
  }

  async #load(version: string): Promise<StoredCatalogue> {
    const [classes, conditions] = await Promise.all([
      this.#database
        .selectFrom('catalogue_class')
        .selectAll()
        .where('version_id', '=', version)
        .orderBy('kind')
        .orderBy('code')
        .execute(),
      this.#database
        .selectFrom('filing_condition')
        .innerJoin('catalogue_class', 'catalogue_class.id', 'filing_condition.class_id')
        .selectAll('filing_condition')
        .where('catalogue_class.version_id', '=', version)
        .orderBy('filing_condition.position')
        .execute(),
    ]);
    const byClass = new Map<string, StoredCondition[]>();
    for (const row of conditions)
      byClass.set(row.class_id, [...(byClass.get(row.class_id) ?? []), conditionOf(row)]);
    return {
      version,
      classes: classes.map((row) => ({
        id: row.id,
        kind: row.kind,
        code: row.code,
        name: row.name,
        nameEn: row.name_en,
        major: row.major,
        majorEn: row.major_en,
        keywords: row.keywords,
        initials: pinyinInitials(row.name),
        conditions: byClass.get(row.id) ?? [],
      })),
    };
  }
}

const conditionOf = (row: Selectable<FilingConditionTable>): StoredCondition => ({
  id: row.id,
  text: row.text,
  textEn: row.text_en,
  limit: limitOf(row),
  closingText: row.closing_text,
  closingTextEn: row.closing_text_en,
  urgency: row.urgency,
  confirmation: row.confirmation,
});

function limitOf(row: {
  readonly id: string;
  readonly limit_amount: number;
  readonly limit_unit: string;
}): Limit {
  if (!isLimitUnit(row.limit_unit)) {
    throw new Error(
      `Expected a unit of limits in condition ${row.id}, but found ${row.limit_unit}`,
    );
  }
  return { amount: row.limit_amount, unit: row.limit_unit };
}
