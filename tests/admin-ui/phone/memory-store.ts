import type { OutboxStore } from '../../../admin-ui/resources/phone/outbox/outbox-store.ts';
import type { KeptPhoto, Press } from '../../../admin-ui/resources/phone/outbox/press.ts';

/** A device for tests: whatever outlives a page is in it. Values are copied, as a database does. */
export function memoryStore(): OutboxStore & { readonly photos: ReadonlyMap<string, KeptPhoto> } {
  const presses = new Map<number, Press>();
  const photos = new Map<string, KeptPhoto>();
  let last = 0;
  return {
    photos,
    add: async (press) => {
      last += 1;
      const added = { ...press, seq: last, key: `key-${String(last)}`, refusal: null };
      presses.set(last, added);
      return added;
    },
    press: async (seq) => presses.get(seq),
    presses: async (person) =>
      [...presses.values()]
        .filter((press) => press.person === person)
        .toSorted((one, other) => one.seq - other.seq),
    replace: async (press) => {
      presses.set(press.seq, press);
    },
    remove: async (seq) => {
      presses.delete(seq);
    },
    photo: async (id) => photos.get(id),
    keepPhoto: async (photo) => {
      photos.set(photo.id, photo);
    },
    removePhoto: async (id) => {
      photos.delete(id);
    },
  };
}
