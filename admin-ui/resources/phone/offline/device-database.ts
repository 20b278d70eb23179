import type { DBSchema } from 'idb';
import { openedOnce } from '../../../providers/opened-once.ts';
import type { KeptPhoto, Press } from '../outbox/press.ts';

/** An answer of the API as it was at a moment, for one person. */
export interface KeptAnswer {
  readonly person: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly body: unknown;
}

/** A picture of the server as it was kept for one person. */
interface KeptPicture {
  readonly person: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly picture: Blob;
}

export interface DeviceSchema extends DBSchema {
  presses: { key: number; value: Omit<Press, 'seq'> };
  photos: { key: string; value: KeptPhoto };
  answers: { key: [string, string]; value: KeptAnswer };
  pictures: { key: [string, string]; value: KeptPicture };
}

/** The database of this device. */
export const deviceDatabase = openedOnce<DeviceSchema>('bihuan', 2, (database, before) => {
  if (before >= 1) {
    database.createObjectStore('pictures', { keyPath: ['person', 'path'] });
    return;
  }
  database.createObjectStore('presses', { autoIncrement: true });
  database.createObjectStore('photos', { keyPath: 'id' });
  database.createObjectStore('answers', { keyPath: ['person', 'path'] });
  database.createObjectStore('pictures', { keyPath: ['person', 'path'] });
});
