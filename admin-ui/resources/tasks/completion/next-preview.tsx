import ArrowForward from '@mui/icons-material/ArrowForward';
import { useTranslate } from 'ra-core';
import type { Named } from '../../../../api/contract/common.ts';
import type { TaskPreview } from '../../../../api/contract/tasks.ts';
import { WaitWords } from '../../../clocks/callback-tries.tsx';
import { dueWords } from '../../../clocks/date-words.ts';
import { durationWords, limitWords } from '../../../clocks/duration-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { nextHolder } from './holder-words.ts';
import type { Preview } from './use-preview.ts';

type NextStep = TaskPreview['next'][number];
type ClockEffect = NonNullable<TaskPreview['clock']>;
type Extended = TaskPreview['extended'][number];

function Step({ step, first }: { readonly step: NextStep; readonly first: boolean }) {
  const words = useWords();
  const rule = useDateRule();
  const { t } = words;
  const holder = nextHolder(step, words);
  const stage = step.stage === null ? step.name : t(`clocks.stage.${step.stage}`);
  return (
    <p>
      {t(first ? 'task.next.after' : 'task.next.also')}
      <b>
        {stage}
        {holder === null ? null : <span className="bh-dot">{holder}</span>}
      </b>
      {step.limit === null
        ? null
        : t('task.next.limit', { limit: limitWords(step.limit, rule.tongue) })}
      {step.dueAt === null ? null : (
        <span className="due">
          {t('task.next.due', { due: dueWords(Date.parse(step.dueAt), rule) })}
        </span>
      )}
    </p>
  );
}

function clockWords(clock: ClockEffect, { t }: Words, time: string | null): string {
  if (clock.effect !== 'stops') {
    return t(`task.next.${clock.effect}`);
  }
  if (clock.onTime === null) {
    return t('task.next.stopsPlain');
  }
  const verdict = t('task.next.stops', {
    verdict: t(clock.onTime ? 'task.next.onTime' : 'task.next.late'),
  });
  return time === null
    ? verdict
    : verdict + t(clock.onTime ? 'task.next.spare' : 'task.next.over', { time });
}

function Effect({ clock }: { readonly clock: ClockEffect }) {
  const words = useWords();
  const { tongue } = useDateRule();
  const left = clock.remainingMillis;
  const time =
    left === null ? null : durationWords(left, tongue, { round: left < 0 ? 'up' : 'down' });
  return <p className="effect">{clockWords(clock, words, time)}</p>;
}

function Extension({ extended }: { readonly extended: Extended }) {
  const { t } = useWords();
  const translate = useTranslate();
  const rule = useDateRule();
  const { clock, limit, dueAt } = extended;
  return (
    <p>
      {t('task.next.extends', {
        clock: translate(`clocks.name.${clock}`, { _: clock }),
        limit: limitWords(limit, rule.tongue),
      })}
      {dueAt === null ? null : (
        <span className="due">
          {t('task.next.extendedDue', { due: dueWords(Date.parse(dueAt), rule) })}
        </span>
      )}
    </p>
  );
}

const endCodes = ['closed', 'rejected', 'duplicate', 'void'] as const;

function Ends({ how }: { readonly how: string }) {
  const { t } = useWords();
  const known = endCodes.find((code) => code === how);
  return <p>{t('task.next.ends', { how: known === undefined ? how : t(`task.ends.${known}`) })}</p>;
}

export interface NextPreviewProps extends Preview {
  /** Who asked back and gets the answer; null where the task moves on. */
  readonly answerTo: Named | null;
}

/** Who gets it next and until when, what it waits for, how it ends. */
export function NextSteps({ preview, failed, answerTo }: NextPreviewProps) {
  const { t, name, list, pick } = useWords();
  if (preview === undefined) return <p>{t(failed ? 'task.next.failed' : 'task.next.computing')}</p>;
  const { dependsOn, next, waits, ends, extended, clock } = preview;
  const untold = next.length + extended.length + waits.length === 0 && ends === null;
  return (
    <>
      {dependsOn.length === 0 ? null : (
        <p>
          {t('task.next.dependsOn', {
            what: list(dependsOn.map(({ label, labelEn }) => pick(label, labelEn))),
          })}
        </p>
      )}
      {next.map((step, index) => (
        <Step key={`${step.element} ${step.unit?.id ?? ''}`} step={step} first={index === 0} />
      ))}
      {waits.map((wait) => (
        <p key={wait.element}>
          {t('task.next.waitsFor')}
          <WaitWords wait={wait} />
        </p>
      ))}
      {ends === null ? null : <Ends how={ends} />}
      {extended.map((each) => (
        <Extension key={each.clock} extended={each} />
      ))}
      {untold && dependsOn.length === 0 ? (
        <p>
          {answerTo === null
            ? t('task.next.waits')
            : t('task.next.answers', { by: name(answerTo) })}
        </p>
      ) : null}
      {clock === null ? null : <Effect clock={clock} />}
    </>
  );
}

/** What happens next, said before it happens; computed by the engine. */
export function NextPreview(props: NextPreviewProps) {
  return (
    <div className="bh-next" aria-live="polite">
      <ArrowForward className="bh-icon" aria-hidden="true" />
      <div>
        <NextSteps {...props} />
      </div>
    </div>
  );
}
