import { createSignal } from '../../../providers/signal.ts';
import type { AnswerKeeper } from '../../../providers/api-fetch.ts';
import { deviceDatabase, type DeviceSchema } from './device-database.ts';
import { unprotected } from './unprotected.ts';

/**
 * Reads that a phone goes on showing without a network: lists, tasks, cases, and what forms choose
 * from. Anything else says that it needs the server.
 */
const keptPaths = /^\/api\/(?:tasks|cases|catalogue|units|grids)(?:\/[^/?]+)?(?:\?.*)?$/u;

/** Since when what is shown may have changed; null while it is the server's own. */
export const shownSince = createSignal<number | null>(null);

/** What is shown from the device, and since when it may have changed. */
const shown = new Map<string, number>();

function tellSince(): void {
  shownSince.set(shown.size === 0 ? null : Math.min(...shown.values()));
}

/** The server is there again: what is shown is asked for anew. */
export function forgetShown(): void {
  shown.clear();
  tellSince();
}

/** How long what was read is shown from the device. */
export const keptMillis = 3 * 24 * 60 * 60_000;

/** Keeps the answers of one person on the device, and gives them while there is no network. */
export function createAnswerKeeper(person: string): AnswerKeeper {
  return {
    keep: async (path, body) => {
      if (!keptPaths.test(path)) {
        return;
      }
      shown.delete(path);
      tellSince();
      const database = await deviceDatabase();
      const staying = unprotected(body);
      await (staying === null
        ? database.delete('answers', [person, path])
        : database.put('answers', { person, path, at: Date.now(), body: staying.body }));
    },
    find: async (path) => {
      if (!keptPaths.test(path)) {
        return null;
      }
      const database = await deviceDatabase();
      const answer = await database.get('answers', [person, path]);
      if (answer === undefined || Date.now() - answer.at > keptMillis) {
        return null;
      }
      shown.set(path, answer.at);
      tellSince();
      return { body: answer.body };
    },
    forgetCase: async (caseId) => {
      await forgetWhere(
        'answers',
        ({ person: whose, body }) => whose === person && JSON.stringify(body).includes(caseId),
      );
    },
  };
}

async function forgetWhere<S extends 'answers' | 'pictures'>(
  store: S,
  gone: (value: DeviceSchema[S]['value']) => boolean,
): Promise<void> {
  const database = await deviceDatabase();
  let cursor = await database.transaction(store, 'readwrite').store.openCursor();
  while (cursor !== null) {
    if (gone(cursor.value)) {
      await cursor.delete();
    }
    cursor = await cursor.continue();
  }
}

/** What was read is forgotten: of one person at signing out, of all others when somebody signs in. */
export async function forgetAnswers(ofThem: (person: string) => boolean): Promise<void> {
  for (const store of ['answers', 'pictures'] as const) {
    await forgetWhere(store, ({ person }) => ofThem(person));
  }
}
