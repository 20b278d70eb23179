import type { FactResolver, ReferenceType } from './field-facts.ts';
import { resolveAttachments } from './resolve-attachments.ts';
import { resolveCase } from './resolve-case.ts';
import { resolveClass } from './resolve-class.ts';
import { resolveCondition } from './resolve-condition.ts';
import { resolvePerson } from './resolve-person.ts';
import { resolveUnit } from './resolve-unit.ts';

/** Fields that name something outside the form: whether it exists and what follows from it. */
export const resolvers: { readonly [T in ReferenceType]: FactResolver } = {
  unit: resolveUnit,
  person: resolvePerson,
  class: resolveClass,
  condition: resolveCondition,
  case: resolveCase,
  attachments: resolveAttachments,
};

export const isReferenceType = (type: string): type is ReferenceType =>
  Object.hasOwn(resolvers, type);
