import { useCallback, useEffect, useMemo, useReducer } from 'react';
import type { FormValues } from './form-model.ts';
import {
  beginForm,
  stepForm,
  typed,
  type FormEvent,
  type FormSource,
  type FormState,
} from './form-state.ts';
import type { Draft } from './draft-store.ts';
import { useDrafts, useKeptDraft } from './use-kept-draft.ts';

export interface TaskForm {
  /** Of the task. */
  readonly id: string;
  readonly values: FormValues;
  /** What the server gave when the typing began. */
  readonly given: FormValues;
  readonly outcome: string | null;
  /** When what is typed was last kept on this device; null when it is what the server gave. */
  readonly keptAt: number | null;
  /** Version of the task that the typing began on. */
  readonly version: number;
  /** Messages at fields, from the server. */
  readonly errors: Readonly<Record<string, string>>;
  /** Names of fields whose files are still on their way. */
  readonly busy: ReadonlySet<string>;
  readonly change: (name: string, value: unknown) => void;
  readonly choose: (outcome: string | null) => void;
  readonly setErrors: (errors: Readonly<Record<string, string>>) => void;
  readonly setBusy: (name: string, busy: boolean) => void;
  /** The submission took effect: nothing is left to keep. */
  readonly settle: () => void;
  /** Goes on with what somebody else typed; returns what brings back what stood here. */
  readonly take: (source: FormSource, draft: Draft) => () => void;
  /**
   * Goes on from what the server has now; where both changed a field, what was typed is kept or dropped. Returns what
   * stands in the fields then.
   */
  readonly rebase: (source: FormSource, keep: boolean) => FormValues;
}

const reduce = (state: FormState, event: FormEvent): FormState => stepForm(state, event);

/** The form of one task; give it a key of the task's id. What is typed is kept on this device. */
export function useTaskForm(source: FormSource): TaskForm {
  const drafts = useDrafts();
  const [state, send] = useReducer(reduce, null, () => beginForm(source, drafts.read(source.id)));
  const { values, given, outcome, version, dirty } = state;

  const draft = useMemo(
    () => (dirty ? { values: typed(values, given), given, outcome, version } : null),
    [dirty, values, given, outcome, version],
  );
  const kept = useCallback((at: number) => {
    send({ kind: 'kept', at });
  }, []);
  const forget = useKeptDraft(drafts, source.id, draft, kept);
  useEffect(() => {
    send({ kind: 'refreshed', source });
    // What the server gave decides, not the object that carries it.
    // oxlint-disable-next-line react/exhaustive-deps -- a new object with the same version is nothing new
  }, [source.version]);

  return {
    ...state,
    id: source.id,
    change: useCallback((name: string, value: unknown) => {
      send({ kind: 'changed', name, value });
    }, []),
    choose: useCallback((chosen: string | null) => {
      send({ kind: 'chosen', outcome: chosen });
    }, []),
    setErrors: useCallback((errors: Readonly<Record<string, string>>) => {
      send({ kind: 'refused', errors });
    }, []),
    setBusy: useCallback((name: string, busy: boolean) => {
      send({ kind: 'busy', name, busy });
    }, []),
    settle: () => {
      forget();
      send({ kind: 'settled' });
    },
    take: (fresh, taken) => {
      send({ kind: 'taken', source: fresh, draft: taken });
      return () => {
        send({ kind: 'restored', before: state });
      };
    },
    rebase: (fresh, keep) => {
      if (!keep) {
        forget();
      }
      const rebased = { kind: 'rebased', source: fresh, keep } as const;
      send(rebased);
      return stepForm(state, rebased).values;
    },
  };
}
