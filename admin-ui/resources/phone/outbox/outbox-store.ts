import type { KeptPhoto, NewPress, Press } from './press.ts';

/** What is kept on the device; the browser's database holds it, tests give their own. */
export interface OutboxStore {
  /** Under a new key, after everything that was pressed before. */
  readonly add: (press: NewPress) => Promise<Press>;
  readonly press: (seq: number) => Promise<Press | undefined>;
  /** In the order in which they were pressed. */
  readonly presses: (person: string) => Promise<readonly Press[]>;
  readonly replace: (press: Press) => Promise<void>;
  readonly remove: (seq: number) => Promise<void>;
  readonly photo: (id: string) => Promise<KeptPhoto | undefined>;
  readonly keepPhoto: (photo: KeptPhoto) => Promise<void>;
  readonly removePhoto: (id: string) => Promise<void>;
}
