/** What administrators may do to a running case beside its procedure, once a second person agrees. */
export const interventionKinds = ['jump', 'cancel-scope', 'set-variables'] as const;
export type InterventionKind = (typeof interventionKinds)[number];

/** How a case goes on behind a part that is withdrawn: as if that had come to its end, or not from there. */
export const continuations = ['go-on', 'end-there'] as const;

/** Instances are named by `<case>.<instance>`, as tasks are. */
export type Intervention =
  /** 跳转: leaves these and enters an element around them. */
  | { readonly kind: 'jump'; readonly leave: readonly string[]; readonly enter: string }
  /** Withdraws a sub-process, called procedure, body or branch with everything inside. */
  | { readonly kind: 'cancel-scope'; readonly scope: string; readonly goOn: boolean }
  | { readonly kind: 'set-variables'; readonly variables: Readonly<Record<string, unknown>> };

/** A request that waits for a second person. */
export interface PendingIntervention {
  readonly by: string | null;
}

/** The first parameter that the kind needs and that is missing; null when all are there. */
export const missingForIntervention = ({
  kind,
  leave,
  enter,
  scope,
  next,
  variables,
}: Readonly<Record<string, unknown>>): string | null => {
  if (kind === 'jump') {
    if (!Array.isArray(leave) || leave.length === 0) return 'leave';
    return isText(enter) ? null : 'enter';
  }
  if (kind === 'cancel-scope') {
    if (!isText(scope)) return 'scope';
    return isText(next) ? null : 'next';
  }
  if (kind === 'set-variables')
    return isRecord(variables) && Object.keys(variables).length > 0 ? null : 'variables';
  return null;
};

const asked: { readonly [K in InterventionKind]: readonly string[] } = {
  jump: ['leave', 'enter'],
  'cancel-scope': ['scope', 'next'],
  'set-variables': ['variables'],
};

/** Parameters that only other kinds need. */
export const superfluousForIntervention = (
  params: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const kind = interventionKinds.find((known) => known === params['kind']);
  if (kind === undefined) return [];
  return Object.values(asked)
    .flat()
    .filter((name) => params[name] !== undefined && !asked[kind].includes(name));
};

/** What was asked for, of parameters or of the entry that keeps them; null when they say none. */
export const interventionOf = (params: Readonly<Record<string, unknown>>): Intervention | null => {
  if (missingForIntervention(params) !== null) return null;
  const { kind, leave, enter, scope, next, variables } = params;
  if (kind === 'jump' && Array.isArray(leave) && isText(enter))
    return { kind, leave: leave.filter((id) => isText(id)), enter };
  if (kind === 'cancel-scope' && isText(scope)) return { kind, scope, goOn: next === 'go-on' };
  return kind === 'set-variables' && isRecord(variables) ? { kind, variables } : null;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
