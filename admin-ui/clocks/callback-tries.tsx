import type { CallbackTries, Wait } from '../../api/contract/waits.ts';
import { useWords } from '../messages/use-words.ts';
import { dueWords } from './date-words.ts';
import { durationWords } from './duration-words.ts';
import { useDateRule } from './use-wording.ts';

/** Which try of the call-back this is, and from when on: 第 2 次，共 3 次 · 最早 今天 14:00. */
function TryWords({
  tries,
  earliest,
}: {
  readonly tries: CallbackTries;
  readonly earliest: string | null;
}) {
  const { t } = useWords();
  const rule = useDateRule();
  return (
    <>
      <span className="bh-dot">{t('clocks.tries.count', { ...tries })}</span>
      {earliest === null ? null : (
        <span className="bh-dot">
          {t('clocks.tries.earliest', { time: dueWords(Date.parse(earliest), rule) })}
        </span>
      )}
    </>
  );
}

/** What a case waits for, and until when. */
export function WaitWords({ wait }: { readonly wait: Wait }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const { until, message, tries } = wait;
  return (
    <>
      {name(wait)}
      {message === null ? null : (
        <span className="bh-dot">{t('clocks.waits.message', { message })}</span>
      )}
      {until === null || tries !== null ? null : (
        <span className="bh-dot">
          {t('clocks.waits.until', { time: dueWords(Date.parse(until), rule) })}
        </span>
      )}
      {tries === null ? null : <TryWords tries={tries} earliest={until} />}
    </>
  );
}

/** For whoever calls now: which try it is, since when it may be, and when the next one may follow. */
export function TryLine({
  tries,
  since,
}: {
  readonly tries: CallbackTries;
  readonly since: string;
}) {
  const { t } = useWords();
  const { tongue } = useDateRule();
  const time = durationWords(tries.spacingMillis, tongue, { round: 'down' });
  return (
    <p className="bh-2 bh-sm bh-tries">
      <TryWords tries={tries} earliest={since} />
      {tries.spacingMillis === 0 || tries.number === tries.of ? null : (
        <span className="bh-dot">{t('clocks.tries.spacing', { time })}</span>
      )}
    </p>
  );
}
