import { grantsByRole } from '../../domain/permissions/permission-table.ts';
import { isRole } from '../../domain/permissions/roles.ts';
import { fieldProblem, type Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from '../tasks/load-task.ts';

export interface Receiver {
  readonly person: string | null;
  readonly unit: string | null;
  readonly role: string | null;
}

/** Whether holders of the role complete tasks at all. */
export const worksOnTasks = (role: string): boolean =>
  isRole(role) && grantsByRole[role]['task.complete'] !== undefined;

/** The posts that a person holds now. @throws Problem `validation-failed` for somebody who is not there or holds none */
export const postsOf = async (
  services: ApiServices,
  person: string,
): Promise<readonly { readonly role: string; readonly unit_id: string }[]> => {
  const found = await services.database
    .selectFrom('person')
    .innerJoin('post', 'post.person_id', 'person.id')
    .where('person.id', '=', person)
    .where('person.active', '=', true)
    .where((where) =>
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', services.now())]),
    )
    .select(['post.role', 'post.unit_id'])
    .orderBy('post.id')
    .execute();
  if (found.length === 0) throw unknown('/person');
  return found;
};

const unknown = (path: string): Problem =>
  fieldProblem('validation-failed', path, {
    code: 'unknown-reference',
    message: 'names something that does not exist',
  });

/** The unit to which the task goes with the person: its own where they hold a fitting post there. */
const unitWith = async (
  services: ApiServices,
  task: LoadedTask,
  person: string,
): Promise<string | null> => {
  if (task.exclude.includes(person)) {
    throw fieldProblem('validation-failed', '/person', {
      code: 'excluded-person',
      message: 'may not take this task',
    });
  }
  const found = await postsOf(services, person);
  // Somebody who works on tasks, of the same role or unit: a task does not leave the work it belongs to.
  const fitting = found.filter(
    (post) => worksOnTasks(post.role) && (post.role === task.role || post.unit_id === task.unit_id),
  );
  const [first] = fitting;
  if (first === undefined)
    throw fieldProblem('validation-failed', '/person', {
      code: 'not-a-member',
      message: 'holds no fitting post',
    });
  return fitting.some((post) => post.unit_id === task.unit_id) ? null : first.unit_id;
};

/** @throws Problem `validation-failed` for a unit that is not there */
export const requireUnit = async (services: ApiServices, id: string): Promise<void> => {
  const unit = await services.database
    .selectFrom('unit')
    .where('id', '=', id)
    .where('active', '=', true)
    .select('id')
    .executeTakeFirst();
  if (unit === undefined) throw unknown('/unit');
};

/**
 * Who is to get a task exists and may take it.
 * @returns the receiver, with the unit to which the task moves also where only a person of it was named
 * @throws Problem `validation-failed`
 */
export const requireReceiver = async (
  services: ApiServices,
  task: LoadedTask,
  to: Receiver,
): Promise<Receiver> => {
  if (to.role !== null && !isRole(to.role)) throw unknown('/role');
  if (to.unit !== null) await requireUnit(services, to.unit);
  if (to.person === null) return to;
  const unit = await unitWith(services, task, to.person);
  return { ...to, unit: to.unit ?? unit };
};
