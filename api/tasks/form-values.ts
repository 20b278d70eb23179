import { sql } from 'kysely';
import { currentClass } from '../catalogue/current-class.ts';
import type { Form } from '../../domain/forms/form.ts';
import { isRecord } from '../../domain/is-record.ts';
import { triesAt } from '../cases/waits.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from './load-task.ts';

type Values = Record<string, unknown>;

/** A field of a submission, and the field of the form that it fills. */
interface Source {
  readonly field: string;
  readonly name: string;
}

/**
 * By element, the fields of the form that what was entered there fills. Another try of a call starts
 * empty: what was noted of the last one is not true of this one.
 */
const sourcesOf = (task: LoadedTask, form: Form): ReadonlyMap<string, readonly Source[]> => {
  const isTry = triesAt(task.stage, task.variables) !== null;
  const sources = form.fields.flatMap(({ name, prefill }): (Source & { element: string })[] => [
    ...(isTry ? [] : [{ element: task.element, field: name, name }]),
    ...(prefill !== undefined && 'element' in prefill ? [{ ...prefill, name }] : []),
  ]);
  return Map.groupBy(sources, ({ element }) => element);
};

/** What was entered when this element, or one that a field names, was finished before; newest wins. */
const earlierEntries = async (
  services: ApiServices,
  task: LoadedTask,
  form: Form,
): Promise<Values> => {
  const sources = sourcesOf(task, form);
  const found = await sql<{ element: string; data: unknown }>`
    select x.element, s.data from submission s join task x on x.id = s.task_id join command m on m.id = s.command_id
    where s.case_id = ${task.case_id} and x.element = any(${[...sources.keys()]}::text[]) and m.state = 'answered'
    order by s.created_at`.execute(services.database);
  return Object.fromEntries(
    found.rows.flatMap(({ element, data }) =>
      (sources.get(element) ?? []).flatMap(({ field, name }): [string, unknown][] =>
        isRecord(data) && Object.hasOwn(data, field) ? [[name, data[field]]] : [],
      ),
    ),
  );
};

/** Values that fields take from variables of the case. */
const fromVariables = ({ variables }: LoadedTask, form: Form): Values =>
  Object.fromEntries(
    form.fields.flatMap(({ name, prefill }) =>
      prefill !== undefined && 'variable' in prefill ? [[name, variables[prefill.variable]]] : [],
    ),
  );

/** The unit that answers for the class in the grid, or for the class anywhere (responsibility table). */
const responsibleUnit = async (services: ApiServices, task: LoadedTask): Promise<string | null> => {
  if (task.category === null) return null;
  const found = await sql<{ unit_id: string }>`
    select r.unit_id from responsibility r
    join catalogue_class l on l.code = r.class_code and l.kind = r.kind
    where l.id = ${task.category} and (r.grid_id = ${task.case_grid} or r.grid_id is null)
    order by r.grid_id nulls last limit 1`.execute(services.database);
  return found.rows[0]?.unit_id ?? null;
};

const proposedUnit = async (services: ApiServices, task: LoadedTask): Promise<unknown> => {
  const { proposedUnit: proposed, unit } = task.variables;
  // After an objection the unit that objected is no proposal.
  const known = typeof proposed === 'string' ? proposed : await responsibleUnit(services, task);
  return known !== null && known === unit && Number(task.variables['objections'] ?? 0) > 0
    ? null
    : known;
};

/** What is not filed yet is filed by the catalogue in force; a class that is retired is chosen anew. */
const withCurrentClasses = async (
  { database }: ApiServices,
  task: LoadedTask,
  form: Form,
  values: Values,
): Promise<Values> => {
  if (task.condition_id !== null) return values;
  const current = { ...values };
  for (const { name, type } of form.fields) {
    if (type !== 'class' || typeof values[name] !== 'string') continue;
    const id = await currentClass(database, values[name]);
    if (id === null) delete current[name];
    else current[name] = id;
  }
  return current;
};

/**
 * What the form is filled with before anybody types: what was entered before, here or where a field says,
 * variables and facts of the case, and the proposed unit. Only fields that the form has; nothing that must
 * be fresh evidence.
 */
export const formValues = async (
  services: ApiServices,
  task: LoadedTask,
  form: Form | null,
): Promise<Values> => {
  if (form === null) return {};
  const [earlier, unit] = await Promise.all([
    earlierEntries(services, task, form),
    form.fields.some((field) => field.type === 'unit') ? proposedUnit(services, task) : null,
  ]);
  const facts: Values = { category: task.category, condition: task.condition_id, unit };
  const given = fromVariables(task, form);
  const values: Values = {};
  for (const field of form.fields) {
    const known = given[field.name] ?? earlier[field.name];
    const value = field.type === 'unit' ? (facts['unit'] ?? known) : (known ?? facts[field.name]);
    if (value !== undefined && value !== null && field.type !== 'boolean')
      values[field.name] = value;
  }
  return withCurrentClasses(services, task, form, values);
};
