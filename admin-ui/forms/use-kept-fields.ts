import { isRecord } from '../../domain/is-record.ts';
import { textOrNothing, type Shape } from './kept-shape.ts';
import { useKeptForm, type KeptForm } from './use-kept-form.ts';

type Fields<T> = { readonly [F in keyof T]: string | null };

const fieldsLike =
  <T extends Fields<T>>(first: T): Shape<T> =>
  (kept): kept is T =>
    isRecord(kept) && Object.keys(first).every((name) => textOrNothing(kept[name]));

/** The fields of a small form, each a text or nothing, kept like `useKeptForm` keeps it. */
export function useKeptFields<T extends Fields<T>>(name: string, first: T): KeptForm<T> {
  return useKeptForm(name, fieldsLike(first), () => first);
}
