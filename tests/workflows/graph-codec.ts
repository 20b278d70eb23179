import type { Payload, PayloadCodec } from '@temporalio/common';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { hashOf } from './procedures.ts';

/** Expands `{ "$graph": hash }` for the worker, as the real codec does from the database. */
export class TestGraphCodec implements PayloadCodec {
  readonly #graphs = new Map<string, Uint8Array>();

  know(procedure: Procedure): void {
    this.#graphs.set(hashOf(procedure), new TextEncoder().encode(JSON.stringify(procedure)));
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads);
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.#expanded(payload)));
  }

  #expanded(payload: Payload): Payload {
    const { data } = payload;
    if (data === null || data === undefined || data.length > 100) return payload;
    const found = /^\{"\$graph":"(?<hash>[0-9a-f]{64})"\}$/u.exec(new TextDecoder().decode(data));
    const hash = found?.groups?.['hash'];
    if (hash === undefined) return payload;
    const graph = this.#graphs.get(hash);
    if (graph === undefined) throw new Error(`Expected the graph ${hash}, but it is unknown`);
    return { ...payload, data: graph };
  }
}
