/** What a parameter holds; ids are checked for existence by whoever carries the action out. */
export type ParamType =
  'line' | 'text' | 'id' | 'ids' | 'integer' | 'limit' | 'instant' | 'object' | 'choice';

export interface ActionParam {
  readonly name: string;
  readonly type: ParamType;
  readonly required: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
}

export const required = (name: string, type: ParamType): ActionParam => ({
  name,
  type,
  required: true,
});
export const optional = (name: string, type: ParamType): ActionParam => ({
  name,
  type,
  required: false,
});
export const reason: ActionParam = { ...required('reason', 'text'), maxLength: 1000 };
export const optionalReason: ActionParam = { ...reason, required: false };
/** Refused with `stale-version` when the task has changed since. */
export const knownVersion = optional('version', 'integer');
