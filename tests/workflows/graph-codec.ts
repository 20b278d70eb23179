import type { Payload, PayloadCodec } from '@temporalio/common';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { hashOf } from './procedures.ts';

/** The graphs of the procedures that cases of a test run, as text. */
export class KnownGraphs {
  readonly #texts = new Map<string, string>();

  know(procedure: Procedure): void {
    this.#texts.set(hashOf(procedure), JSON.stringify(procedure));
  }

  textOf(hash: string): string {
    const text = this.#texts.get(hash);
    if (text === undefined) throw new Error(`Expected the graph ${hash}, but it is unknown`);
    return text;
  }
}

/** Expands `{ "$graph": hash }` for the worker, as the real codec does from the database. */
export class TestGraphCodec implements PayloadCodec {
  readonly #textOf: (hash: string) => string | Promise<string>;

  constructor(textOf: (hash: string) => string | Promise<string>) {
    this.#textOf = textOf;
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads);
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#expanded(payload)));
  }

  async #expanded(payload: Payload): Promise<Payload> {
    const { data } = payload;
    if (data === null || data === undefined || data.length > 100) return payload;
    const found = /^\{"\$graph":"(?<hash>[0-9a-f]{64})"\}$/u.exec(new TextDecoder().decode(data));
    const hash = found?.groups?.['hash'];
    if (hash === undefined) return payload;
    return { ...payload, data: new TextEncoder().encode(await this.#textOf(hash)) };
  }
}
