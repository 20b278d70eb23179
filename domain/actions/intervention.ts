/** What administrators may do to a running case beside its procedure, once a second person agrees. */
export const interventionKinds = [
  'jump',
  'cancel-scope',
  'set-variables',
  'add-signer',
  'remove-signer',
] as const;
export type InterventionKind = (typeof interventionKinds)[number];

/** How a case goes on behind a part that is withdrawn: as if that had come to its end, or not from there. */
export const continuations = ['go-on', 'end-there'] as const;

/** A signer who is taken out does not come back, or the step waits until they do. */
export const absences = ['for-good', 'expected'] as const;

/** Instances are named by `<case>.<instance>`, as tasks are. */
export type Intervention =
  /** 跳转: leaves these and enters an element around them. */
  | { readonly kind: 'jump'; readonly leave: readonly string[]; readonly enter: string }
  /** Withdraws a sub-process, called procedure, body or branch with everything inside. */
  | { readonly kind: 'cancel-scope'; readonly scope: string; readonly goOn: boolean }
  | { readonly kind: 'set-variables'; readonly variables: Readonly<Record<string, unknown>> }
  /** 加签: one more turn of a multi-instance step, or (`back`) one that was taken out and is expected. */
  | {
      readonly kind: 'add-signer';
      readonly body: string;
      readonly person: string | null;
      readonly unit: string | null;
      readonly back: string | null;
    }
  /** 减签: an open turn is taken out. */
  | { readonly kind: 'remove-signer'; readonly turn: string; readonly expected: boolean };

/** A request that waits for a second person. */
export interface PendingIntervention {
  readonly by: string | null;
}

/** The first parameter that the kind needs and that is missing; null when all are there. */
export const missingForIntervention = (params: Params): string | null => {
  const kind = kindIn(params);
  if (kind === null) return null;
  return needed[kind].find((name) => !isGiven(params[name])) ?? null;
};

const needed: { readonly [K in InterventionKind]: readonly string[] } = {
  jump: ['leave', 'enter'],
  'cancel-scope': ['scope', 'next'],
  'set-variables': ['variables'],
  'add-signer': ['body'],
  'remove-signer': ['turn', 'absence'],
};
/** Whom a step needs named is known to its diagram; one who comes back is known already. */
const possible: { readonly [K in InterventionKind]?: readonly string[] } = {
  'add-signer': ['person', 'unit', 'back'],
};

/** Parameters that only other kinds need. */
export const superfluousForIntervention = (params: Params): readonly string[] => {
  const kind = kindIn(params);
  if (kind === null) return [];
  const also = possible[kind] ?? [];
  const fitting = also.includes('back') && isText(params['back']) ? ['back'] : also;
  return [...Object.values(needed), ...Object.values(possible)]
    .flat()
    .filter((name) => params[name] !== undefined)
    .filter((name) => !needed[kind].includes(name) && !fitting.includes(name));
};

/** What was asked for, of parameters or of the entry that keeps them; null when they say none. */
export const interventionOf = (params: Params): Intervention | null => {
  const kind = kindIn(params);
  return kind === null || missingForIntervention(params) !== null ? null : readers[kind](params);
};

const readers: { readonly [K in InterventionKind]: (params: Params) => Intervention } = {
  jump: ({ leave, enter }) => ({
    kind: 'jump',
    leave: Array.isArray(leave) ? leave.filter((id) => isText(id)) : [],
    enter: textIn(enter),
  }),
  'cancel-scope': ({ scope, next }) => ({
    kind: 'cancel-scope',
    scope: textIn(scope),
    goOn: next === 'go-on',
  }),
  'set-variables': ({ variables }) => ({
    kind: 'set-variables',
    variables: isRecord(variables) ? variables : {},
  }),
  'add-signer': ({ body, person, unit, back }) => ({
    kind: 'add-signer',
    body: textIn(body),
    person: textOrNull(person),
    unit: textOrNull(unit),
    back: textOrNull(back),
  }),
  'remove-signer': ({ turn, absence }) => ({
    kind: 'remove-signer',
    turn: textIn(turn),
    expected: absence === 'expected',
  }),
};

type Params = Readonly<Record<string, unknown>>;

const kindIn = ({ kind }: Params): InterventionKind | null =>
  interventionKinds.find((known) => known === kind) ?? null;

const isGiven = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0;
  return isText(value) || (isRecord(value) && Object.keys(value).length > 0);
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const textOrNull = (value: unknown): string | null => (isText(value) ? value : null);
const textIn = (value: unknown): string => textOrNull(value) ?? '';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
