import Button from '@mui/material/Button';
import type { IncidentCause } from '../../../api/contract/incidents.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { BulkConfirm, BulkFailures } from '../tasks/inbox/bulk-dialogs.tsx';
import { everyOpen, type IncidentAddress } from './incident-address.ts';
import { mostRetried, useCauses } from './incident-queries.ts';
import { useBulkRetry } from './use-bulk-retry.ts';
import '../tasks/inbox/bulk.css';
import './causes.css';

/** What happened once is dealt with on its own page. */
const fewest = 2;

interface CauseProps {
  readonly cause: IncidentCause;
  /** The list below shows these alone. */
  readonly on: boolean;
  readonly busy: boolean;
  readonly onShow: () => void;
  readonly onRetry: () => void;
}

function Cause({ cause, on, busy, onShow, onRetry }: CauseProps) {
  const { t, code, pick, number } = useWords();
  const { permissions } = useSession();
  const rule = useDateRule();
  const name = pick(cause.elementName, cause.elementNameEn);
  const about = <span className="bh-sr">{` ${name} ${code('incident', cause.code)}`}</span>;
  return (
    <li>
      <b className="count">{t('incidents.causeCount', { count: number(cause.count) })}</b>
      <span className="what">
        <span className="bh-cut">
          {name}
          <span className="bh-2 bh-dot">{code('incident', cause.code)}</span>
        </span>
        <span className="bh-3 bh-sm">
          {t('incidents.causeSince', {
            oldest: dateWords(Date.parse(cause.oldestAt), rule),
            newest: dateWords(Date.parse(cause.newestAt), rule),
          })}
        </span>
      </span>
      {on ? null : (
        <Button size="small" variant="text" onClick={onShow}>
          {t('incidents.causeOnly')}
          {about}
        </Button>
      )}
      {permissions.includes('incident.repair') ? (
        <Button size="small" disabled={busy} onClick={onRetry}>
          {t('incidents.bulk.verb')}
          {about}
        </Button>
      ) : null}
    </li>
  );
}

interface CausesProps {
  readonly address: IncidentAddress;
  readonly onChange: (address: IncidentAddress) => void;
}

/** What several open incidents came of; once it is mended, they are tried again together. */
export function IncidentCauses({ address, onChange }: CausesProps) {
  const { t, number } = useWords();
  const { data } = useCauses();
  const bulk = useBulkRetry();
  const { asked, failed, progress } = bulk;
  const several = (data?.data ?? []).filter(({ count }) => count >= fewest);
  const isChosen = ({ procedure, element, code }: IncidentCause): boolean =>
    address.procedure === procedure && address.element === element && address.code === code;
  const chosen = several.find(isChosen);
  return (
    <>
      {several.length === 0 ? null : (
        <section className="bh-causes" aria-label={t('incidents.causes')}>
          <h2>
            {t('incidents.causes')}
            <span className="bh-3 bh-sm" aria-live="polite">
              {progress === null
                ? ''
                : t('incidents.bulk.working', {
                    done: number(progress.through),
                    total: number(progress.total),
                  })}
            </span>
          </h2>
          <ul>
            {(chosen === undefined ? several : [chosen]).map((cause) => (
              <Cause
                key={`${cause.procedure} ${cause.element} ${cause.code}`}
                cause={cause}
                on={cause === chosen}
                busy={progress !== null}
                onShow={() => {
                  const { procedure, element, code } = cause;
                  onChange({ ...everyOpen, procedure, element, code });
                }}
                onRetry={() => void bulk.ask(cause)}
              />
            ))}
          </ul>
        </section>
      )}
      {asked === null ? null : (
        <BulkConfirm
          action="retry"
          rows={asked}
          note={
            asked.length < mostRetried
              ? null
              : t('incidents.bulk.capped', { count: number(mostRetried) })
          }
          onCancel={bulk.close}
          onConfirm={() => void bulk.run(asked)}
        />
      )}
      {failed === null ? null : (
        <BulkFailures result={failed.result} rows={failed.rows} onClose={bulk.close} />
      )}
    </>
  );
}
