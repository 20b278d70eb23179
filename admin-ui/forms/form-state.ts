import type { FormField } from '../../api/contract/tasks.ts';
import type { Draft } from './draft-store.ts';
import type { FormValues } from './form-model.ts';

/** What the server gives to fill in. */
export interface FormSource {
  readonly id: string;
  readonly version: number;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
}

export interface FormState {
  readonly values: FormValues;
  /** What the server gave when the typing began. */
  readonly given: FormValues;
  readonly outcome: string | null;
  readonly version: number;
  /** When what is typed was last kept on this device; null when it is what the server gave. */
  readonly keptAt: number | null;
  readonly dirty: boolean;
  readonly errors: Readonly<Record<string, string>>;
  /** Names of fields whose files are still on their way. */
  readonly busy: ReadonlySet<string>;
}

export type FormEvent =
  | { readonly kind: 'changed'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'chosen'; readonly outcome: string | null }
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'busy'; readonly name: string; readonly busy: boolean }
  | { readonly kind: 'kept'; readonly at: number }
  | { readonly kind: 'settled' }
  /** What somebody else typed is gone on with; own files stay, they cannot be shared. */
  | { readonly kind: 'taken'; readonly source: FormSource; readonly draft: Draft }
  | { readonly kind: 'restored'; readonly before: FormState }
  /** The server gives something new; where both changed a field, what was typed is kept or dropped. */
  | { readonly kind: 'rebased'; readonly source: FormSource; readonly keep: boolean }
  /** The server gives the same under a new version: a claim or a comment. */
  | { readonly kind: 'refreshed'; readonly source: FormSource };

/** Two values of a field; what was typed and taken out again is what was never there. */
export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

/** Only what differs from what the server gave is worth keeping. */
export function typed(values: FormValues, given: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !same(value, given[name])),
  );
}

/**
 * A draft goes on with the version it began on when what the server gives has changed since, so
 * that the submission is refused as stale and both values are shown.
 */
export function beginForm(source: FormSource, draft: Draft | null): FormState {
  const changed = draft !== null && !same(draft.given, source.values);
  return {
    values: { ...source.values, ...draft?.values },
    given: changed ? draft.given : source.values,
    outcome: draft?.outcome ?? null,
    version: changed ? draft.version : source.version,
    keptAt: draft?.at ?? null,
    dirty: false,
    errors: {},
    busy: new Set(),
  };
}

const without = <T>(
  entries: Readonly<Record<string, T>>,
  name: string,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(entries).filter(([known]) => known !== name));

const filesOf = (values: FormValues, fields: readonly FormField[]): FormValues =>
  Object.fromEntries(
    fields.flatMap(({ name, type }) => (type === 'attachments' ? [[name, values[name]]] : [])),
  );

type Step<K extends FormEvent['kind']> = (
  state: FormState,
  event: Extract<FormEvent, { readonly kind: K }>,
) => FormState;

const steps: { readonly [K in FormEvent['kind']]: Step<K> } = {
  changed: (state, { name, value }) => ({
    ...state,
    values: { ...state.values, [name]: value },
    errors: without(state.errors, name),
    dirty: true,
  }),
  chosen: (state, { outcome }) => ({ ...state, outcome, errors: {}, dirty: true }),
  refused: (state, { errors }) => ({ ...state, errors }),
  busy: (state, { name, busy }) => ({
    ...state,
    busy: new Set([...[...state.busy].filter((known) => known !== name), ...(busy ? [name] : [])]),
  }),
  kept: (state, { at }) => ({ ...state, keptAt: at, dirty: false }),
  settled: (state) => ({ ...state, dirty: false, keptAt: null }),
  taken: (state, { source, draft }) => ({
    ...beginForm(source, {
      ...draft,
      values: { ...filesOf(state.values, source.fields), ...draft.values },
    }),
    dirty: true,
  }),
  restored: (_, { before }) => ({ ...before, dirty: true }),
  rebased: (state, { source, keep }) => {
    const mine = Object.entries(typed(state.values, state.given)).filter(
      ([name]) => keep || same(state.given[name], source.values[name]),
    );
    return {
      ...beginForm(source, null),
      outcome: state.outcome,
      values: { ...source.values, ...Object.fromEntries(mine) },
      dirty: mine.length > 0,
    };
  },
  refreshed: (state, { source }) =>
    same(source.values, state.given) ? { ...state, version: source.version } : state,
};

/** The next state of a form. */
export function stepForm<K extends FormEvent['kind']>(
  state: FormState,
  event: Extract<FormEvent, { readonly kind: K }>,
): FormState {
  const step: Step<K> = steps[event.kind];
  return step(state, event);
}
