import { apiFetch, problemOf } from '../../../providers/api-fetch.ts';
import { readSession } from '../../../providers/auth-provider.ts';
import { createSignal } from '../../../providers/signal.ts';
import { uploadFile } from '../../../forms/upload.ts';
import { drain, isWaiting, type Draining, type Exclusively, type OutboxServer } from './drain.ts';
import { deviceStore } from './device-store.ts';
import { photosIn, type NewPress, type Press } from './press.ts';

const lockName = 'bihuan.outbox';

/** Web Locks hold over all tabs. Browsers have none on plain HTTP: the keys alone keep it to once. */
const exclusively: Exclusively = async (work) => {
  await ('locks' in navigator ? navigator.locks.request(lockName, work) : work());
};

const server: OutboxServer = {
  whoIs: async () => (await readSession()).user.id,
  upload: async ({ content, name }) => {
    const file = new File([content], name, { type: content.type });
    return (await uploadFile(file, () => undefined, new AbortController().signal)).id;
  },
  send: ({ path, key }, body) => apiFetch(path, { method: 'POST', body, idempotencyKey: key }),
};

/** What is kept on the device for whoever is signed in. */
export const kept = createSignal<readonly Press[]>([]);

/** A press was answered while this page watched: `failure` is null when it took effect. */
export interface Answered {
  readonly press: Press;
  readonly result: unknown;
}
export const lastAnswered = createSignal<Answered | null>(null);

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(lockName) : null;

/** Reads anew what is kept, for this tab. */
async function refresh(person: string): Promise<void> {
  kept.set(await deviceStore.presses(person));
}

async function changed(person: string): Promise<void> {
  await refresh(person);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel?.postMessage(person);
}

/** What the person has pressed and this device keeps; only one outbox a page is at work. */
export interface Outbox {
  /** Keeps a press and sends it, with all that waits before it. */
  readonly press: (press: Omit<NewPress, 'person'>) => Promise<PressResult>;
  /** Sends what waits. */
  readonly send: () => Promise<void>;
  /** Drops a press, with its photos or without. */
  readonly drop: (press: Press, photos: boolean) => Promise<void>;
  /** Sends a refused press once more. */
  readonly again: (press: Press) => Promise<void>;
  readonly watch: () => () => void;
}

/** `kept`: it is on the device and goes out later; `refused` throws nothing, it carries the failure. */
export type PressResult =
  | { readonly kind: 'sent'; readonly result: unknown }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly press: Press; readonly failure: unknown };

/** Follows what other tabs keep and send; what the person keeps is known until it ends. */
function watch(person: string): () => void {
  const heard = (event: MessageEvent): void => {
    if (event.data === person) {
      void refresh(person);
    }
  };
  channel?.addEventListener('message', heard);
  void refresh(person);
  return () => {
    channel?.removeEventListener('message', heard);
    kept.set([]);
  };
}

export function createOutbox(person: string): Outbox {
  const results = new Map<number, unknown>();
  const draining: Draining = {
    store: deviceStore,
    server,
    exclusively,
    answered: (press, result) => {
      results.set(press.seq, result);
      lastAnswered.set({ press, result });
    },
  };
  const send = async (): Promise<void> => {
    await drain(person, draining);
    await changed(person);
  };
  const outcomeOf = async ({ seq }: Press): Promise<PressResult> => {
    const left = await deviceStore.press(seq);
    const result = results.get(seq) ?? null;
    results.delete(seq);
    if (left === undefined) {
      return { kind: 'sent', result };
    }
    return isWaiting(left)
      ? { kind: 'kept' }
      : {
          kind: 'refused',
          press: left,
          failure: result ?? problemOf(409, { code: left.refusal?.code }),
        };
  };
  return {
    press: async (press) => {
      const added = await deviceStore.add({ ...press, person });
      await changed(person);
      await send();
      return outcomeOf(added);
    },
    send,
    drop: async (press, photos) => {
      await deviceStore.remove(press.seq);
      for (const id of photos ? photosIn(press.body) : []) {
        await deviceStore.removePhoto(id);
      }
      await changed(person);
    },
    again: async (press) => {
      await deviceStore.replace({ ...press, refusal: null });
      await send();
    },
    watch: () => watch(person),
  };
}
