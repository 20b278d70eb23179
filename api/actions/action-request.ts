import { isActionName, type ActionName } from '../../domain/actions/action-names.ts';
import type { ActionFacts } from '../../domain/actions/action-facts.ts';
import type { ExtendMode } from '../../domain/actions/check-action.ts';
import { checkAction } from '../../domain/actions/check-action.ts';
import { validateAction } from '../../domain/actions/validate-action.ts';
import type { Performed } from '../acts/perform-act.ts';
import type { FactCase } from '../cases/case-facts.ts';
import type { Repeatable } from '../idempotency.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from '../tasks/load-task.ts';
import { refusalProblem } from './refusal-problem.ts';

/** What somebody asks for, with what it is aimed at; permitted and well-formed. */
export interface ActionRequest {
  readonly reader: Reader;
  readonly case: FactCase;
  /** Null when it is aimed at the case itself. */
  readonly task: LoadedTask | null;
  readonly facts: ActionFacts;
  readonly params: Readonly<Record<string, unknown>>;
  readonly repeatable: Repeatable;
  /** Of an extension: at once, or asked for. */
  readonly mode: ExtendMode;
}

/** Carries out one action. @throws Problem */
export type Performer = (services: ApiServices, request: ActionRequest) => Promise<Performed>;

export interface NamedAction {
  readonly name: ActionName;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Reads `{ type, ...params }`. @throws Problem `validation-failed` for an unknown type or wrong parameters */
export const readAction = ({
  type,
  ...params
}: { readonly type: string } & Readonly<Record<string, unknown>>): NamedAction => {
  if (!isActionName(type)) {
    throw fieldProblem('validation-failed', '/type', {
      code: 'unknown-action',
      message: 'is not an action',
    });
  }
  const errors = validateAction(type, params);
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  return { name: type, params };
};

/** @throws Problem with the reason why the action is not possible */
export const requireAllowed = (name: ActionName, facts: ActionFacts): ExtendMode => {
  const verdict = checkAction(name, facts);
  if (!verdict.allowed) throw refusalProblem(verdict.reason);
  return verdict.mode ?? 'direct';
};

/** A text parameter, empty when absent. */
export const textParam = (params: ActionRequest['params'], name: string): string => {
  const value = params[name];
  return typeof value === 'string' ? value : '';
};

export const optionalText = (params: ActionRequest['params'], name: string): string | null => {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const idsParam = (params: ActionRequest['params'], name: string): string[] => {
  const value = params[name];
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
};
