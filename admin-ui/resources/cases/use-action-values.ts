import { useState } from 'react';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import type { ActionValues } from './case-actions.ts';

export interface FilledIn {
  readonly values: ActionValues;
  readonly change: (changes: ActionValues) => void;
  /** It was sent, or given up. */
  readonly forget: () => void;
}

const noTexts = { text: '', answer: '', cardAnswer: '', reason: '' };

const written = (texts: typeof noTexts): ActionValues =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

/** What an operation is given; what is written is kept until it is sent, what is chosen is chosen again. */
export function useActionValues(name: string, first: () => ActionValues): FilledIn {
  const { typed, change, forget } = useKeptFields(`action.${name}`, noTexts);
  const [values, setValues] = useState<ActionValues>(() => ({ ...first(), ...written(typed) }));
  return {
    values,
    change: (changes) => {
      const next = { ...values, ...changes };
      setValues((before) => ({ ...before, ...changes }));
      const { text = '', answer = '', cardAnswer = '', reason = '' } = next;
      change({ text, answer, cardAnswer, reason });
    },
    forget,
  };
}
