import type { Kysely } from 'kysely';
import type { BpmnElement } from '../bpmn/model/element.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type { Database } from '../migrations/schema/index.ts';
import type { Form } from './contract/tasks.ts';

/** A published version as cases and tasks need it: the frozen graph and the forms that belong to it. */
export interface PublishedProcedure {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
  readonly name: string;
  readonly nameEn: string;
  readonly graph: Procedure;
  readonly forms: ReadonlyMap<string, Form>;
}

/** An element of a procedure itself, or of one that it calls. */
export const elementIn = (graph: Procedure, id: string): BpmnElement | undefined =>
  [graph, ...Object.values(graph.called)]
    .map((level) => level.elements[id])
    .find((element) => element !== undefined);

/** New cases get a published version after so long at the latest. */
const currentMillis = 2_000;

/** Published versions never change, so that each is read once a process. */
export class ProcedureStore {
  readonly #database: Kysely<Database>;
  readonly #known = new Map<string, Promise<PublishedProcedure | null>>();
  readonly #current = new Map<string, { readonly version: number; readonly at: number }>();

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async version(key: string, version: number): Promise<PublishedProcedure | null> {
    const id = `${String(version)} ${key}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const loading = this.#load(key, version);
    this.#known.set(id, loading);
    try {
      const loaded = await loading;
      // It may be published later.
      if (loaded === null) this.#known.delete(id);
      return loaded;
    } catch (error) {
      this.#known.delete(id);
      throw error;
    }
  }

  /** The version that new cases get, or null when nothing is published under that key. */
  async current(key: string): Promise<PublishedProcedure | null> {
    const known = this.#current.get(key);
    if (known !== undefined && Date.now() - known.at < currentMillis)
      return this.version(key, known.version);
    const row = await this.#database
      .selectFrom('procedure')
      .where('key', '=', key)
      .select('current_version')
      .executeTakeFirst();
    const version = row?.current_version ?? null;
    if (version === null) return null;
    this.#current.set(key, { version, at: Date.now() });
    return this.version(key, version);
  }

  async #load(key: string, version: number): Promise<PublishedProcedure | null> {
    const row = await this.#database
      .selectFrom('procedure_version')
      .innerJoin('procedure', 'procedure.key', 'procedure_version.procedure_key')
      .where('procedure_key', '=', key)
      .where('version', '=', version)
      .select(['graph', 'forms', 'hash', 'name', 'name_en'])
      .executeTakeFirst();
    if (row === undefined) return null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- publishing wrote both, checked
    const { graph, forms } = row as { graph: Procedure; forms: Form[] };
    return {
      key,
      version,
      hash: row.hash,
      name: row.name,
      nameEn: row.name_en,
      graph,
      forms: new Map(forms.map((form) => [form.key, form])),
    };
  }
}
