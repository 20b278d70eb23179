import type { FieldType } from '../../domain/forms/form.ts';
import type { OpenReport } from '../contract/reports.ts';
import type { FactContext } from '../facts/field-facts.ts';
import { resolveClass } from '../facts/resolve-class.ts';
import { resolveCondition } from '../facts/resolve-condition.ts';
import { resolveUnit } from '../facts/resolve-unit.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';

type Filing = NonNullable<OpenReport['file']>;

const resolvers = {
  category: { type: 'class', resolve: resolveClass },
  condition: { type: 'condition', resolve: resolveCondition },
  unit: { type: 'unit', resolve: resolveUnit },
} as const satisfies Record<keyof Filing, { type: FieldType; resolve: typeof resolveClass }>;
const parts = ['category', 'condition', 'unit'] as const;

const faultsOf = async (
  context: FactContext,
  name: (typeof parts)[number],
  value: string | undefined,
): Promise<ProblemDetail[]> => {
  if (value === undefined) return [];
  const { type, resolve } = resolvers[name];
  const { errors = [] } = await resolve(context, { name, type, label: name, labelEn: name }, value);
  return errors.map(({ code, message }) => ({ path: `/file/${name}`, code, message }));
};

/**
 * Whether a report can be filed at once as it says: asked before it is stored, so that a refused one
 * leaves nothing behind.
 * @throws Problem `validation-failed` with every path
 */
export const checkFiling = async (
  services: ApiServices,
  reader: Reader,
  file: Filing,
): Promise<void> => {
  const context: FactContext = {
    database: services.database,
    reader,
    now: services.now(),
    caseId: '',
    unit: null,
    category: file.category,
    urgency: 'normal',
  };
  const faults = await Promise.all(parts.map(async (name) => faultsOf(context, name, file[name])));
  if (faults.flat().length > 0) throw new Problem('validation-failed', { errors: faults.flat() });
};
