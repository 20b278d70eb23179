import type { Operations } from '../../../api/contract/operations.ts';
import { durationMillis } from '../../../domain/settings/iso-duration.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { durationWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import type { Judgement } from './judge-operations.ts';
import { sizeWords } from './size-words.ts';
import { StateCard } from './state-card.tsx';

/** The last backup by `npm run backup`, whether it was tried, and what went wrong since. */
export function BackupCard({
  data,
  state,
}: {
  readonly data: Operations;
  readonly state: Judgement;
}) {
  const { t } = useWords();
  const rule = useDateRule();
  const { last, lastFailure, warnAfter, overdue } = data.backup;
  const age = (at: string): string => {
    const millis = Math.max(0, Date.parse(data.at) - Date.parse(at));
    return t('operations.ago', { time: durationWords(millis, rule.tongue, { round: 'down' }) });
  };
  const limit = durationWords(durationMillis(warnAfter) ?? 0, rule.tongue, {
    round: 'down',
    days: false,
  });
  return (
    <StateCard
      subject="backup"
      state={state}
      facts={
        last === null
          ? []
          : [
              [
                t('operations.lastBackup'),
                `${dateWords(Date.parse(last.beganAt), rule)} (${age(last.beganAt)})`,
              ],
              [t('operations.size'), sizeWords(last.bytes)],
              [
                t('operations.backupPlace'),
                <span key="place" className="bh-mono place">
                  {last.place}
                </span>,
              ],
              [
                t('operations.backupTried'),
                last.triedAt === null ? t('operations.backupNotTried') : age(last.triedAt),
              ],
            ]
      }
    >
      {overdue ? (
        <p>
          {t(last === null ? 'operations.backupNone' : 'operations.backupOld', { limit })}{' '}
          <code className="bh-mono">npm run backup -- create</code>
        </p>
      ) : null}
      {lastFailure === null ? null : (
        <p className="bh-bad">
          {t('operations.backupFailed', { at: dateWords(Date.parse(lastFailure.at), rule) })}{' '}
          <span className="bh-mono bh-sm">{lastFailure.error}</span>
        </p>
      )}
      <p className="bh-3 bh-sm">{t('operations.backupHint')}</p>
    </StateCard>
  );
}
