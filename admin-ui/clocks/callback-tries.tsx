import type { CallbackTries, Wait } from '../../api/contract/waits.ts';
import { useWords } from '../messages/use-words.ts';
import { dueWords } from './date-words.ts';
import { durationWords } from './duration-words.ts';
import { useDateRule } from './use-wording.ts';

/** Which try of the call-back this is, from when on, and when the next one may follow. */
function TryWords({
  tries,
  earliest,
}: {
  readonly tries: CallbackTries;
  readonly earliest: string | null;
}) {
  const { t } = useWords();
  const rule = useDateRule();
  const { number, of, spacingMillis } = tries;
  const time = durationWords(spacingMillis, rule.tongue, { round: 'down' });
  return (
    <>
      <span className="bh-dot">{t('clocks.tries.count', { number, of })}</span>
      {earliest === null ? null : (
        <span className="bh-dot">
          {t('clocks.tries.earliest', { time: dueWords(Date.parse(earliest), rule) })}
        </span>
      )}
      {spacingMillis === 0 || number === of ? null : (
        <span className="bh-dot">{t('clocks.tries.spacing', { time })}</span>
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

/** For whoever calls now. */
export function TryLine({
  tries,
  since,
}: {
  readonly tries: CallbackTries;
  readonly since: string;
}) {
  return (
    <p className="bh-2 bh-sm bh-tries">
      <TryWords tries={tries} earliest={since} />
    </p>
  );
}
