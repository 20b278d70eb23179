import { useCallback, useMemo, useState } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Selects from the last toggled row to this one, in the order shown. */
  readonly range: (id: string) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/** Rows that were ticked. Those that left the list are not selected any more. */
export function useSelection(tasks: readonly Task[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const ids = useMemo(
    () => new Set(tasks.filter((task) => chosen.has(task.id)).map((task) => task.id)),
    [tasks, chosen],
  );
  const toggle = useCallback((id: string) => {
    setLast(id);
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  }, []);
  const range = useCallback(
    (id: string) => {
      const from = Math.max(
        0,
        tasks.findIndex((task) => task.id === last),
      );
      const to = tasks.findIndex((task) => task.id === id);
      const part = tasks.slice(Math.min(from, to), Math.max(from, to) + 1);
      setChosen((now) => new Set([...now, ...part.map((task) => task.id)]));
      setLast(id);
    },
    [tasks, last],
  );
  const all = useCallback(() => {
    setChosen(new Set(tasks.map((task) => task.id)));
  }, [tasks]);
  const clear = useCallback(() => {
    setChosen(new Set());
  }, []);
  return useMemo(() => ({ ids, toggle, range, all, clear }), [ids, toggle, range, all, clear]);
}
