import { Link, useNavigate } from 'react-router';
import type { CaseDetail, Clock } from '../../../../api/contract/cases.ts';
import type { Task } from '../../../../api/contract/tasks.ts';
import { ClockTrack } from '../../../clocks/clock-track.tsx';
import { useCalendar } from '../../../clocks/use-calendar.ts';
import { useServerMinute } from '../../../clocks/use-ticking.ts';
import { useWords } from '../../../messages/use-words.ts';
import { clockOf } from '../detail/task-clock.tsx';

function Track({ clock, caseId }: { readonly clock: Clock; readonly caseId: string }) {
  const navigate = useNavigate();
  const now = useServerMinute();
  const years = [clock.startedAt, clock.dueAt, new Date(now).toISOString()].flatMap((instant) =>
    instant === null ? [] : [new Date(instant).getUTCFullYear()],
  );
  const calendar = useCalendar(years);
  return (
    <ClockTrack
      clock={clock}
      calendar={calendar}
      basis="judged"
      onEntry={(seq) => void navigate(`/cases/${caseId}/ledger?at=${seq}`)}
    />
  );
}

/** The clock of this task as a track; why it stands there is on the case. */
export function ClockCard({ task, detail }: { readonly task: Task; readonly detail: CaseDetail }) {
  const { t } = useWords();
  const clock = clockOf(task, detail);
  return clock === undefined ? null : (
    <section className="bh-card bh-clock-card">
      <header>
        <h2>{t('task.clocks')}</h2>
        <span className="bh-grow" />
        <Link className="bh-sm" to={`/cases/${detail.id}/diagram`}>
          {t('task.why')}
        </Link>
      </header>
      <div className="bh-clock-card-body">
        <Track clock={clock} caseId={detail.id} />
      </div>
    </section>
  );
}
