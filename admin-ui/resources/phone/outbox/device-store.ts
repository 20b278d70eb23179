import { deviceDatabase } from '../offline/device-database.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Press } from './press.ts';

/** What is kept in the browser's database. */
export const deviceStore: OutboxStore = {
  add: async (press) => {
    const database = await deviceDatabase();
    const whole = { ...press, key: crypto.randomUUID(), refusal: null };
    const seq = await database.add('presses', whole);
    return { ...whole, seq };
  },
  press: async (seq) => {
    const database = await deviceDatabase();
    const found = await database.get('presses', seq);
    return found === undefined ? undefined : { ...found, seq };
  },
  presses: async (person) => {
    const database = await deviceDatabase();
    const found: Press[] = [];
    let cursor = await database.transaction('presses').store.openCursor();
    while (cursor !== null) {
      if (cursor.value.person === person) {
        found.push({ ...cursor.value, seq: cursor.key });
      }
      cursor = await cursor.continue();
    }
    return found;
  },
  replace: async ({ seq, ...press }) => {
    const database = await deviceDatabase();
    await database.put('presses', press, seq);
  },
  remove: async (seq) => {
    const database = await deviceDatabase();
    await database.delete('presses', seq);
  },
  photo: async (id) => {
    const database = await deviceDatabase();
    return database.get('photos', id);
  },
  keepPhoto: async (photo) => {
    const database = await deviceDatabase();
    await database.put('photos', photo);
  },
  removePhoto: async (id) => {
    const database = await deviceDatabase();
    await database.delete('photos', id);
  },
};
