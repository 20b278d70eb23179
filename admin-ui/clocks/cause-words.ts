import { useTranslate } from 'ra-core';
import type { Clock } from '../../api/contract/cases.ts';
import { limitWords, type Tongue } from './duration-words.ts';
import type { TrackMark } from './track-geometry.ts';
import { useTongue } from './use-wording.ts';

type Translate = ReturnType<typeof useTranslate>;
type ClockCause = NonNullable<TrackMark['cause']>;

const isLimit = (value: unknown): value is NonNullable<Clock['limit']> =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  typeof value.amount === 'number' &&
  'unit' in value &&
  (value.unit === 'urgentHours' ||
    value.unit === 'workHours' ||
    value.unit === 'workDays' ||
    value.unit === 'calendarDays');

/** How much an extension added; null where its cause does not say. */
export function limitOf(mark: TrackMark): Clock['limit'] {
  const { amount, unit } = mark.cause?.params ?? {};
  const added = { amount, unit };
  return isLimit(added) ? added : null;
}

/** What a person gave as reason, when the cause carries one. */
function reasonOf({ params }: ClockCause): string {
  const reason = params?.['reason'];
  return typeof reason === 'string' ? reason : '';
}

/** The cause's code in words and the reason that was given. */
export function causeText(cause: ClockCause, translate: Translate, tongue: Tongue): string {
  const words = translate(`clocks.cause.${cause.code}`, { _: cause.code });
  const reason = reasonOf(cause);
  if (reason === '') {
    return words;
  }
  return tongue === 'zh' ? `${words}：${reason}` : `${words}: ${reason}`;
}

function dueWordsOf(clock: Clock, translate: Translate, tongue: Tongue): string {
  return clock.limit === null
    ? ''
    : translate('clocks.cause.limit-used', { limit: limitWords(clock.limit, tongue) });
}

/** Why a mark is there. */
export function useCauseWords(): (mark: TrackMark, clock: Clock) => string {
  const translate = useTranslate();
  const tongue = useTongue();
  return (mark, clock) =>
    mark.cause === null
      ? dueWordsOf(clock, translate, tongue)
      : causeText(mark.cause, translate, tongue);
}
