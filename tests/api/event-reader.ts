import { Type } from 'typebox';
import { type Client, parseAs } from './test-api.ts';

const Data = Type.Object({
  id: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
});

/** A stream of events as a browser reads it, with what came so far. */
export class EventReader {
  readonly #abort = new AbortController();
  readonly #received: { readonly event: string; readonly id: string | null }[] = [];

  static async open(address: string, client: Client): Promise<EventReader> {
    const reader = new EventReader();
    const response = await fetch(`${address}/api/events`, {
      headers: client.headers,
      signal: reader.#abort.signal,
    });
    if (response.body === null) throw new Error('Expected a stream, but there is no body');
    void reader.#readAll(response.body.pipeThrough(new TextDecoderStream()));
    return reader;
  }

  /** Ids of the records that events of the type were about, in order. */
  of(event: string): string[] {
    return this.#received.flatMap((each) =>
      each.event === event && each.id !== null ? [each.id] : [],
    );
  }

  close(): void {
    this.#abort.abort();
  }

  async #readAll(texts: ReadableStream<string>): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of texts) {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  #take(block: string): void {
    const line = (name: string): string | undefined =>
      block
        .split('\n')
        .find((each) => each.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const event = line('event');
    if (event === undefined || event === 'resync') return;
    this.#received.push({ event, id: parseAs(Data, line('data') ?? '{}').id });
  }
}
