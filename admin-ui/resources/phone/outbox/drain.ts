import { ApiProblem, NoAnswer } from '../../../providers/api-failure.ts';
import type { OutboxStore } from './outbox-store.ts';
import {
  photosAt,
  photosIn,
  withStored,
  type KeptPhoto,
  type Press,
  type Refusal,
} from './press.ts';

/** The server, as far as sending needs it. All throw {@link ApiProblem} and {@link NoAnswer}. */
export interface OutboxServer {
  /** Id of whoever is signed in. */
  readonly whoIs: () => Promise<string>;
  /** Id of the photo at the server. */
  readonly upload: (photo: KeptPhoto) => Promise<string>;
  readonly send: (press: Press, body: unknown) => Promise<unknown>;
}

/** Runs one at a time over all tabs of the device. */
export type Exclusively = (work: () => Promise<void>) => Promise<void>;

export interface Draining {
  readonly store: OutboxStore;
  readonly server: OutboxServer;
  readonly exclusively: Exclusively;
  /** One press was answered: with a result, or with a refusal. */
  readonly answered: (press: Press, result: unknown) => void;
}

/** Refusals that say nothing about the press itself: it waits, and so does everything after it. */
const waitingCodes: ReadonlySet<string> = new Set([
  'not-signed-in',
  'session-ended',
  'signed-in-as-other',
  'password-change-required',
  'too-many-requests',
  'request-timeout',
]);

/** Whether sending later may succeed where it failed now. */
const isPassing = (failure: unknown): boolean =>
  failure instanceof NoAnswer ||
  (failure instanceof ApiProblem && (failure.status >= 500 || waitingCodes.has(failure.code)));

function refusalOf(failure: ApiProblem): Refusal {
  const holder = failure.problem.params?.['holder'];
  return { code: failure.code, holder: typeof holder === 'string' ? holder : null };
}

/** Sends the photos of a press that the server does not have, and remembers where they are. */
async function storePhotos(
  press: Press,
  { store, server }: Draining,
): Promise<ReadonlyMap<string, string>> {
  const stored = new Map<string, string>();
  for (const id of photosIn(press.body)) {
    const photo = await store.photo(id);
    if (photo === undefined) {
      continue;
    }
    const place = photo.stored ?? (await server.upload(photo));
    if (photo.stored === null) {
      await store.keepPhoto({ ...photo, stored: place });
    }
    stored.set(id, place);
  }
  return stored;
}

async function send(press: Press, draining: Draining): Promise<unknown> {
  const body = withStored(press.body, await storePhotos(press, draining));
  return draining.server.send(press, body);
}

/** Photos of a press whose ids the server does not know. */
const unknownIn = (press: Press, failure: unknown): readonly string[] =>
  failure instanceof ApiProblem
    ? (failure.problem.errors ?? [])
        .filter(({ code }) => code === 'unknown-reference')
        .flatMap(({ path }) => photosAt(press.body, path))
    : [];

/** The server forgets files that nothing names: what an earlier attempt has stored is then stored once more. */
async function sendWhole(press: Press, draining: Draining): Promise<unknown> {
  const { store } = draining;
  const photos = await Promise.all(photosIn(press.body).map((id) => store.photo(id)));
  try {
    return await send(press, draining);
  } catch (failure) {
    const unknown = new Set(unknownIn(press, failure));
    const forgotten = photos
      .filter((photo) => photo !== undefined)
      .filter(({ id, stored }) => stored !== null && unknown.has(id));
    if (forgotten.length === 0) {
      throw failure;
    }
    for (const photo of forgotten) {
      await store.keepPhoto({ ...photo, stored: null });
    }
    return send(press, draining);
  }
}

async function forget(press: Press, store: OutboxStore): Promise<void> {
  await store.remove(press.seq);
  for (const id of photosIn(press.body)) {
    await store.removePhoto(id);
  }
}

/** False: nothing more can be sent now. */
async function sendOne(press: Press, draining: Draining): Promise<boolean> {
  const { store, answered } = draining;
  try {
    const result = await sendWhole(press, draining);
    await forget(press, store);
    answered(press, result);
    return true;
  } catch (failure) {
    if (isPassing(failure) || !(failure instanceof ApiProblem)) {
      return false;
    }
    const refused = { ...press, refusal: refusalOf(failure) };
    await store.replace(refused);
    answered(refused, failure);
    return true;
  }
}

/**
 * Sends what a person has pressed, in that order, each under its key. Only while that person is
 * signed in; a refused press is set aside and keeps its photos.
 */
export async function drain(person: string, draining: Draining): Promise<void> {
  await draining.exclusively(async () => {
    const waiting = (await draining.store.presses(person)).filter(isWaiting);
    if (waiting.length === 0) {
      return;
    }
    try {
      if ((await draining.server.whoIs()) !== person) {
        return;
      }
    } catch {
      return;
    }
    for (const press of waiting) {
      if (!(await sendOne(press, draining))) {
        return;
      }
    }
  });
}

export const isWaiting = (press: Press): boolean => press.refusal === null;
