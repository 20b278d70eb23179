import { personHeader } from '../../api/contract/person-header.ts';

let person: string | null = null;

/** For whom the screens of this tab are drawn: whoever has signed in in another tab meanwhile does nothing by them. */
export const drawnFor = {
  become: (id: string | null): void => {
    person = id;
  },
  /** Of a request that changes something. */
  headers: (): Readonly<Record<string, string>> =>
    person === null ? {} : { [personHeader]: person },
};
