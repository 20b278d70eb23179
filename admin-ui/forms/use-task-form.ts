import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FormField } from '../../api/contract/tasks.ts';
import { ticker } from '../clocks/ticker.ts';
import { useSession } from '../providers/session.ts';
import { createDraftStore, type Draft } from './draft-store.ts';
import type { FormValues } from './form-model.ts';

const keepMillis = 400;

export interface FormSource {
  readonly id: string;
  readonly version: number;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
}

export interface TaskForm {
  readonly values: FormValues;
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
  /** Goes on from what the server has now, keeping or dropping what was typed. */
  readonly rebase: (source: FormSource, keep: boolean) => void;
}

interface State {
  readonly values: FormValues;
  readonly outcome: string | null;
  readonly version: number;
  readonly keptAt: number | null;
  readonly dirty: boolean;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * A draft goes on with the version it began on when what the server gives has changed since, so
 * that the submission is refused as stale and both values are shown.
 */
const begin = (source: FormSource, draft: Draft | null): State => ({
  values: { ...source.values, ...draft?.values },
  outcome: draft?.outcome ?? null,
  version: draft !== null && !same(draft.given, source.values) ? draft.version : source.version,
  keptAt: draft?.at ?? null,
  dirty: false,
});

/** Only what differs from what the server gave is worth keeping. */
function typed(values: FormValues, given: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !same(value, given[name])),
  );
}

/** The form of one task; give it a key of the task's id. What is typed is kept on this device. */
export function useTaskForm(source: FormSource): TaskForm {
  const { user } = useSession();
  const drafts = useMemo(() => createDraftStore(user.id, localStorage, Date.now()), [user.id]);
  const [state, setState] = useState(() => begin(source, drafts.read(source.id)));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusyNames] = useState<ReadonlySet<string>>(new Set());
  const given = useRef(source.values);

  useEffect(() => {
    if (!state.dirty) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const at = ticker.now();
      const { values, outcome, version } = state;
      drafts.write(source.id, {
        values: typed(values, given.current),
        given: given.current,
        outcome,
        version,
        at,
      });
      setState((now) => ({ ...now, keptAt: at, dirty: false }));
    }, keepMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [state, drafts, source.id]);

  // A claim or a comment makes a new version without changing what is filled in.
  const { version: latestVersion, values: latestValues } = source;
  useEffect(() => {
    if (same(latestValues, given.current)) {
      setState((now) => (now.version === latestVersion ? now : { ...now, version: latestVersion }));
    }
  }, [latestVersion, latestValues]);

  const change = useCallback((name: string, value: unknown) => {
    setState((now) => ({ ...now, values: { ...now.values, [name]: value }, dirty: true }));
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([known]) => known !== name)));
  }, []);
  const choose = useCallback((outcome: string | null) => {
    setState((now) => ({ ...now, outcome }));
    setErrors({});
  }, []);
  const setBusy = useCallback((name: string, isBusy: boolean) => {
    setBusyNames((now) => {
      const next = new Set(now);
      if (isBusy) {
        next.add(name);
      } else {
        next.delete(name);
      }
      return next;
    });
  }, []);
  const settle = useCallback(() => {
    drafts.clear(source.id);
    setState((now) => ({ ...now, dirty: false, keptAt: null }));
  }, [drafts, source.id]);
  const rebase = useCallback(
    (fresh: FormSource, keep: boolean) => {
      setState((now) => ({
        ...begin(fresh, null),
        outcome: now.outcome,
        values: keep ? { ...fresh.values, ...typed(now.values, given.current) } : fresh.values,
        dirty: keep,
      }));
      given.current = fresh.values;
      if (!keep) {
        drafts.clear(fresh.id);
      }
    },
    [drafts],
  );
  const { values, outcome, version, keptAt } = state;
  return {
    values,
    outcome,
    keptAt,
    version,
    errors,
    busy,
    change,
    choose,
    setErrors,
    setBusy,
    settle,
    rebase,
  };
}
