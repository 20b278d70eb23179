import type { Performer } from './performer.ts';

export const releaseTask: Performer<'release-task'> = ({ book }, { instance }) => {
  const task = book.tasks.get(instance);
  if (task === undefined) return;
  const { waitsFor: _, ...released } = task;
  book.tasks.set(instance, released);
};
