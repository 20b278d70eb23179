import type { Payload, PayloadCodec } from '@temporalio/common';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import type { Db } from '../migrations/functions/call-function.ts';

const prefix = Buffer.from('{"$graph":"');
const longestReference = 200;
const reference = /^\{"\$graph":"(?<hash>[0-9a-zA-Z-]{1,128})"\}$/u;

/**
 * Lets histories carry the hash of a compiled procedure instead of the procedure (decision 6): what
 * comes out of the server as `{ "$graph": hash }` reaches the workflow as the graph. The other way
 * nothing is to be done, since workflows and clients send the reference itself. Content-addressed,
 * therefore deterministic. Runs outside the workflow sandbox.
 */
export class GraphCodec implements PayloadCodec {
  readonly #load: (hash: string) => Promise<Uint8Array>;
  readonly #capacity: number;
  /** The ones used last are at the end. */
  readonly #graphs = new Map<string, Promise<Uint8Array>>();

  constructor(load: (hash: string) => Promise<Uint8Array>, capacity = 64) {
    this.#load = load;
    this.#capacity = capacity;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads);
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map(async (payload) => this.#expand(payload)));
  }

  async #expand(payload: Payload): Promise<Payload> {
    const hash = hashIn(payload.data);
    if (hash === undefined) return payload;
    return { ...payload, data: await this.#graph(hash) };
  }

  async #graph(hash: string): Promise<Uint8Array> {
    const graph = this.#graphs.get(hash) ?? this.#load(hash);
    this.#graphs.delete(hash);
    this.#graphs.set(hash, graph);
    const [oldest] = this.#graphs.keys();
    if (this.#graphs.size > this.#capacity && oldest !== undefined) this.#graphs.delete(oldest);
    try {
      return await graph;
    } catch (error) {
      this.#graphs.delete(hash);
      throw error;
    }
  }
}

const hashIn = (data: Uint8Array | null | undefined): string | undefined => {
  if (data === null || data === undefined || data.length > longestReference) return undefined;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  if (!bytes.subarray(0, prefix.length).equals(prefix)) return undefined;
  return reference.exec(bytes.toString('utf8'))?.groups?.['hash'];
};

/** Reads a graph by its hash from the published versions. @throws Error when there is none */
export const graphLoader =
  (db: Db) =>
  async (hash: string): Promise<Uint8Array> => {
    const row = await db
      .selectFrom('procedure_version')
      .select('graph')
      .where('hash', '=', hash)
      .executeTakeFirst();
    if (row === undefined)
      throw new Error(`Expected a published procedure with the hash ${hash}, but there is none`);
    return Buffer.from(canonicalJson(row.graph));
  };
