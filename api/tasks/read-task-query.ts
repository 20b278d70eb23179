import type { TaskView } from '../contract/tasks.ts';
import { readListRequest, type ListQuery, type ListRequest } from '../list-request.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { doneListShape, taskListShape, type TaskFilter, type TaskSort } from './task-list-shape.ts';

/** One view of the inbox, with filters and order as the list knows them. */
export interface TaskQuery {
  readonly view: TaskView;
  readonly request: ListRequest<TaskFilter, TaskSort>;
}

/**
 * @throws Problem `not-permitted` for the tasks of a whole shift without the right to see them, and what
 * `readListRequest` refuses
 */
export const readTaskQuery = (
  reader: Reader,
  { view = 'mine', ...query }: ListQuery & { readonly view?: TaskView },
): TaskQuery => {
  if (view === 'team' && scopeOf(reader, 'task.read-team').person === null)
    throw new Problem('not-permitted');
  const shape = view === 'done' ? doneListShape : taskListShape;
  return { view, request: readListRequest(shape, query) };
};
