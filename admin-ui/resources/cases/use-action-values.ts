import { useState } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { EligiblePerson } from '../../../api/contract/reference.ts';
import { limitUnits } from '../../../domain/limits/limit.ts';
import { listOf, oneOf, orAbsent, orNothing, isText, withFields } from '../../forms/kept-shape.ts';
import { useKeptForm } from '../../forms/use-kept-form.ts';
import { addresseesOf, type ActionValues } from './case-actions.ts';

export interface FilledIn {
  readonly values: ActionValues;
  readonly change: (changes: ActionValues) => void;
  /** It was sent, or given up. */
  readonly forget: () => void;
}

const named = withFields<EligiblePerson['posts'][number]['unit']>({
  id: isText,
  name: isText,
  nameEn: orAbsent(isText),
});
const person = withFields<EligiblePerson>({
  id: isText,
  name: isText,
  nameEn: isText,
  posts: listOf(withFields({ role: isText, unit: named, grid: orNothing(named) })),
});

/** What is on its way is not kept: it stops with the form. */
type Kept = Omit<ActionValues, 'uploading'>;
const filledIn = withFields<Kept>({
  task: orAbsent(isText),
  clock: orAbsent(isText),
  amount: orAbsent(withFields({ amount: isText, unit: oneOf(limitUnits) })),
  until: orAbsent(isText),
  unit: orAbsent(isText),
  person: orAbsent(isText),
  persons: orAbsent(listOf(person)),
  target: orAbsent(isText),
  text: orAbsent(isText),
  answer: orAbsent(isText),
  files: orAbsent(listOf(withFields({ id: isText, name: isText, mediaType: isText }))),
  request: orAbsent(isText),
  level: orAbsent(isText),
  addressee: orAbsent(isText),
  cardAnswer: orAbsent(isText),
  reason: orAbsent(isText),
});

/** A task, clock or addressee that was chosen and is not there any more is chosen again. */
function stillThere(values: Kept, detail: CaseDetail): Kept {
  const known: Readonly<Record<string, readonly string[]>> = {
    task: detail.tasks.map(({ id }) => id),
    clock: detail.clocks.map(({ id }) => id),
    addressee: addresseesOf(detail).map(({ value }) => value),
  };
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => typeof value !== 'string' || (known[field]?.includes(value) ?? true),
    ),
  );
}

/** What an operation is given, written or chosen, kept until it is sent or given up. */
export function useActionValues(
  name: string,
  detail: CaseDetail,
  first: () => ActionValues,
): FilledIn {
  const { typed, update, forget } = useKeptForm<Kept>(`action.${name}`, filledIn, first);
  const [uploading, setUploading] = useState(false);
  return {
    values: { ...first(), ...stillThere(typed, detail), uploading },
    change: ({ uploading: isBusy, ...changes }) => {
      if (isBusy !== undefined) setUploading(isBusy);
      if (Object.keys(changes).length > 0) update((now) => ({ ...now, ...changes }));
    },
    forget,
  };
}
