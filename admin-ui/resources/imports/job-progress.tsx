import type { ImportJob } from '../../../api/contract/imports.ts';
import { useWords } from '../../messages/use-words.ts';
import { isGoing } from './import-queries.ts';

function Cancelled({
  job,
  by,
}: {
  readonly job: ImportJob;
  readonly by: NonNullable<ImportJob['cancelledBy']>;
}) {
  const { t, name, number } = useWords();
  return (
    <div className="bh-2 bh-sm">
      {job.total === 0
        ? t('imports.cancelledUnread', { name: name(by) })
        : t('imports.cancelled', {
            name: name(by),
            accepted: number(job.accepted),
            left: number(job.total - job.processed),
          })}
    </div>
  );
}

/** How far an import is, what ended it, and what to know of rows that came in all the same. */
export function JobProgress({ job }: { readonly job: ImportJob }) {
  const { t, code, number } = useWords();
  const counts = t('imports.counts', {
    accepted: number(job.accepted),
    repeated: number(job.repeated),
    rejected: number(job.rejected),
  });
  return (
    <>
      {isGoing(job) ? (
        <div className="bh-import-bar">
          <progress max={Math.max(1, job.total)} value={job.processed} aria-label={counts} />
          {job.total === 0 ? null : (
            <span className="bh-3 bh-xs">
              {t('imports.of', { processed: number(job.processed), total: number(job.total) })}
            </span>
          )}
        </div>
      ) : null}
      <div>{counts}</div>
      {job.error === null ? null : (
        <div className="bh-bad bh-sm">{code('importFailure', job.error)}</div>
      )}
      {job.state === 'cancelled' && job.cancelledBy !== null ? (
        <Cancelled job={job} by={job.cancelledBy} />
      ) : null}
      {notesOf(job).map(([note, count]) => (
        <div key={note} className="bh-3 bh-xs">
          {t('imports.note', { note: code('importNote', note), count: number(count) })}
        </div>
      ))}
    </>
  );
}

/** One line a code, with how many rows or things it is about. */
function notesOf({ notes }: ImportJob): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { code, count } of notes) counts.set(code, (counts.get(code) ?? 0) + (count ?? 1));
  return [...counts];
}
