import { parseLimit } from '../limits/parse-limit.ts';
import { checkValue, isFilled } from '../forms/field-value.ts';
import type { FieldErrorCode, FieldType, FormField } from '../forms/form.ts';
import type { ActionParam, ParamType } from './action-param.ts';
import type { ActionName } from './action-names.ts';
import { missingForIntervention, superfluousForIntervention } from './intervention.ts';
import { actionTable } from './action-table.ts';

export interface ParamError {
  readonly path: string;
  readonly code: FieldErrorCode;
  readonly message: string;
}

const asField = (type: FieldType, param: ActionParam): FormField => ({
  name: param.name,
  type,
  label: param.name,
  labelEn: param.name,
  ...(param.maxLength === undefined ? {} : { maxLength: param.maxLength }),
});

type Check = (value: unknown, param: ActionParam) => FieldErrorCode | null;
const like =
  (type: FieldType): Check =>
  (value, param) =>
    checkValue(value, asField(type, param));

const checks: { readonly [T in ParamType]: Check } = {
  line: like('text'),
  text: like('textarea'),
  id: like('case'),
  ids: like('attachments'),
  integer: like('integer'),
  instant: like('date-time'),
  limit: (value) => (parseLimit(value) === null ? 'wrong-type' : null),
  object: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'wrong-type',
  choice: (value, param) =>
    typeof value === 'string' && (param.choices ?? []).includes(value) ? null : 'not-a-choice',
};

const errorOf = (name: string, code: FieldErrorCode): ParamError => ({
  path: `/${name}`,
  code,
  message: `The parameter ${name} is refused: ${code}`,
});

const checkParam = (param: ActionParam, value: unknown): FieldErrorCode | null => {
  // An empty list fills no field, but it is no object either.
  const filled = param.type === 'object' ? value !== undefined && value !== null : isFilled(value);
  if (!filled) return param.required ? 'required' : null;
  return checks[param.type](value, param);
};

/** Parameters that are needed only together with others. */
const conditional: {
  readonly [A in ActionName]?: (params: Readonly<Record<string, unknown>>) => string | null;
} = {
  // Somebody must get it: a person, or the pool of a unit or role.
  transfer: ({ person, unit, role }) =>
    [person, unit, role].some((value) => isFilled(value)) ? null : 'person',
  'request-intervention': missingForIntervention,
  'repair-incident': ({ repair, reason, variables }) => {
    if (repair === 'skip' && !isFilled(reason)) return 'reason';
    return repair === 'edit-and-retry' && !isFilled(variables) ? 'variables' : null;
  },
};

/** Parameters that are good only together with others. */
const superfluous: {
  readonly [A in ActionName]?: (params: Readonly<Record<string, unknown>>) => readonly string[];
} = {
  'request-intervention': superfluousForIntervention,
};

/** What is wrong with the parameters of an action (without its `type`); empty means good. */
export const validateAction = (
  action: ActionName,
  params: Readonly<Record<string, unknown>>,
): readonly ParamError[] => {
  const rule = actionTable[action];
  const known = new Set(rule.params.map((param) => param.name));
  const unknown = Object.keys(params)
    .filter((name) => !known.has(name))
    .concat(superfluous[action]?.(params) ?? [])
    .map((name) => errorOf(name, 'unknown-field'));
  const wrong = rule.params.flatMap((param) => {
    const value = Object.hasOwn(params, param.name) ? params[param.name] : undefined;
    const code = checkParam(param, value);
    return code === null ? [] : [errorOf(param.name, code)];
  });
  const missing = conditional[action]?.(params) ?? null;
  return [...unknown, ...wrong, ...(missing === null ? [] : [errorOf(missing, 'required')])];
};
