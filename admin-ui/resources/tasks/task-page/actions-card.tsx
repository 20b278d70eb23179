import ChevronRight from '@mui/icons-material/ChevronRight';
import { useWords } from '../../../messages/use-words.ts';
import { iconOf, listed, runnerOf } from '../operations/operation-items.tsx';
import type { TaskOperations } from '../operations/use-task-operations.tsx';

/** Other operations on the task; a refused one stays, disabled, with its reason on the same line. */
export function ActionsCard({ operations }: { readonly operations: TaskOperations }) {
  const { t, code } = useWords();
  const offered = listed(operations);
  return offered.length === 0 ? null : (
    <section className="bh-card">
      <header>
        <h2>{t('task.actions')}</h2>
      </header>
      <ul className="bh-actions">
        {offered.map((one) => {
          const Icon = iconOf(one.action);
          return (
            <li key={one.action}>
              <button type="button" disabled={!one.allowed} onClick={runnerOf(operations, one)}>
                <Icon className="bh-icon" aria-hidden="true" />
                <span className="bh-grow">{code('action', one.action)}</span>
                {one.reason === null ? (
                  <ChevronRight className="bh-icon" aria-hidden="true" />
                ) : (
                  <span className="bh-3 bh-xs">{code('reason', one.reason)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
