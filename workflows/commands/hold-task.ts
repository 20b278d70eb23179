import type { Performer } from './performer.ts';

export const holdTask: Performer<'hold-task'> = ({ book }, { instance, waitsFor }) => {
  const task = book.tasks.get(instance);
  if (task !== undefined) book.tasks.set(instance, { ...task, waitsFor });
};
