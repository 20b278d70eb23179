import type { Performer } from './performer.ts';

export const openTask: Performer<'open-task'> = ({ book }, command, { at }) => {
  const { type: _, ...task } = command;
  book.tasks.set(command.instance, { ...task, openedAt: at });
};
