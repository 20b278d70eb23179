import type { Payload, PayloadCodec } from '@temporalio/common';
import {
  expandReferences,
  referenceMark,
  referencesIn,
  referTexts,
  typedText,
  type TextReference,
} from '../domain/ledger/typed-texts.ts';
import type { Db } from '../migrations/functions/call-function.ts';

/** The actions of commands by their ids; one that is not there is left out. */
type LoadActions = (ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>;

const mark = Buffer.from(referenceMark);
/** Of the input with which a case continues as new. */
const carryMark = Buffer.from('"kind":"carry"');
/** For a command that the database does not have: it was restored to a moment before. */
const gone = '—';

/**
 * Keeps what people typed out of histories (decision 11): reasons and remarks go to the engine as references to
 * their command, and reach the workflow as texts. Whoever sends a command or starts a run writes the
 * references; here they are written where a case continues as new. A stored command never changes,
 * therefore deterministic. Runs outside the workflow sandbox.
 */
export class TextCodec implements PayloadCodec {
  readonly #load: LoadActions;
  readonly #capacity: number;
  /** Texts that workflows of this process know; the ones met last are at the end. */
  readonly #known = new Map<string, TextReference>();

  constructor(load: LoadActions, capacity = 10_000) {
    this.#load = load;
    this.#capacity = capacity;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(
      payloads.map((payload) =>
        has(payload, carryMark)
          ? withValue(payload, referTexts(valueOf(payload), this.#known))
          : payload,
      ),
    );
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    if (!payloads.some((payload) => has(payload, mark))) return payloads;
    return Promise.all(
      payloads.map(async (payload) => (has(payload, mark) ? this.#expand(payload) : payload)),
    );
  }

  async #expand(payload: Payload): Promise<Payload> {
    const value = valueOf(payload);
    const references = referencesIn(value);
    if (references.length === 0) return payload;
    const actions = await this.#load([...new Set(references.map(({ $text }) => $text))]);
    const expanded = expandReferences(value, (reference) => {
      const text = typedText(actions.get(reference.$text), reference.at);
      if (text !== null) this.#remember(text, reference);
      return text ?? gone;
    });
    return withValue(payload, expanded);
  }

  #remember(text: string, reference: TextReference): void {
    this.#known.delete(text);
    this.#known.set(text, reference);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#capacity && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** The workflow's thread gives no view of bytes where a payload is empty. */
const bytesOf = ({ data }: Payload): Buffer =>
  ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.alloc(0);
const has = (payload: Payload, part: Buffer): boolean => bytesOf(payload).includes(part);
const valueOf = (payload: Payload): unknown => JSON.parse(bytesOf(payload).toString('utf8'));
const withValue = (payload: Payload, value: unknown): Payload => ({
  ...payload,
  data: Buffer.from(JSON.stringify(value)),
});

/** Reads the actions of commands from their rows. */
export const actionLoader =
  (db: Db): LoadActions =>
  async (ids) => {
    const rows = await db
      .selectFrom('command')
      .select(['id', 'payload'])
      .where('id', 'in', [...ids])
      .execute();
    return new Map(rows.map(({ id, payload }) => [id, actionIn(payload)]));
  };

const actionIn = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : null;
