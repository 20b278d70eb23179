import type { Kysely } from 'kysely';
import type { Limit } from '../domain/limits/limit.ts';
import type { Database } from '../migrations/schema/index.ts';
import { classesOfVersion } from './catalogue/load-catalogue.ts';

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
    else if (head.id !== this.#known?.version) {
      this.#known = { version: head.id, classes: await classesOfVersion(this.#database, head.id) };
    }
    this.#askedAt = Date.now();
    return this.#known;
  }

  /** After an import in this process. */
  forget(): void {
    this.#askedAt = 0;
  }
}
