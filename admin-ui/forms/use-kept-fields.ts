import { useState } from 'react';
import { isRecord } from '../../domain/is-record.ts';
import { useKeptTyping } from './use-kept-typing.ts';

type Fields<T> = { readonly [F in keyof T]: string | null };

export interface KeptFields<T> {
  readonly typed: T;
  readonly change: (typed: T) => void;
  /** They were sent, or given up. */
  readonly forget: () => void;
}

/** What was kept when it has the fields of the form, each a text or nothing. */
function fieldsLike<T extends Fields<T>>(kept: unknown, first: T): T | null {
  if (!isRecord(kept)) return null;
  const names = Object.keys(first);
  const known = names.every((name) => kept[name] === null || typeof kept[name] === 'string');
  if (!known) return null;
  const typed = Object.fromEntries(names.map((name) => [name, kept[name]]));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields of the form, as it wrote them itself
  return typed as unknown as T;
}

/** The fields of a small form, kept like `useKeptTyping` keeps it; `first` is what they hold before anybody types. */
export function useKeptFields<T extends Fields<T>>(name: string, first: T): KeptFields<T> {
  const [begun] = useState(first);
  const [kept, keep] = useKeptTyping(name, (found) => fieldsLike(found, begun));
  return {
    typed: kept ?? begun,
    change: keep,
    forget: () => {
      keep(null);
    },
  };
}
