import { useCallback, useEffect } from 'react';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import {
  hasControlCharactersInText,
  isWellFormedText,
} from '../../../../domain/text/control-characters.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import type { Point } from '../../reports/sketch.ts';
import { pointOf } from '../position/distance.ts';
import { distanceWords } from '../position/distance-words.ts';
import {
  distanceTo,
  locate,
  nearnessOf,
  needsSentence,
  position,
  type Position,
} from '../position/position.ts';
import { useKeptText } from './use-kept-text.ts';

/** What a task on the spot needs of the device: where it is, or a sentence why nobody knows. */
export interface OnTheSpot {
  /** Only tasks that take photos ask for a position. */
  readonly wanted: boolean;
  readonly here: Position;
  readonly place: Point | null;
  readonly radius: number;
  readonly sentence: string;
  readonly say: (sentence: string) => void;
  /** Neither an exact position nor a sentence that can be kept: nothing can be submitted yet. */
  readonly missing: boolean;
  /** The sentence holds what no text may hold. */
  readonly unclean: boolean;
  /** What goes along with the submission. */
  readonly comment: () => string | undefined;
}

/** Position and, where it was refused or is too inexact, the sentence that stands in for it. */
export function useOnTheSpot(task: TaskDetail): OnTheSpot {
  const words = useWords();
  const { centre } = useSession();
  const here = useSignal(position);
  const [sentence, say] = useKeptText(`${task.id}.position`);
  const wanted =
    task.state === 'open' &&
    (task.form?.fields ?? []).some((field) => field.type === 'attachments');
  useEffect(() => {
    if (wanted) {
      locate();
    }
  }, [wanted]);
  const place = pointOf(task);
  const { t } = words;
  const comment = useCallback((): string | undefined => {
    if (!wanted) {
      return undefined;
    }
    const current = position.get();
    if (current.kind !== 'fixed') {
      return t('phone.position.recordNone', { why: sentence.trim() });
    }
    const error = Math.round(current.fix.accuracy);
    if (needsSentence(current, centre.evidenceRadiusMetres)) {
      return t('phone.position.recordInexact', { error, why: sentence.trim() });
    }
    const meters = distanceTo(current, place);
    const nearness = nearnessOf(current.fix, place, centre.evidenceRadiusMetres);
    return meters === null
      ? t('phone.position.record', { error })
      : t(`phone.position.recordAway.${nearness === 'outside' ? 'outside' : 'inside'}`, {
          error,
          distance: distanceWords(meters, { t }),
        });
  }, [wanted, place, sentence, centre.evidenceRadiusMetres, t]);
  const unclean = hasControlCharactersInText(sentence) || !isWellFormedText(sentence);
  const stuck = needsSentence(here, centre.evidenceRadiusMetres);
  return {
    wanted,
    here,
    place,
    radius: centre.evidenceRadiusMetres,
    sentence,
    say,
    missing: wanted && stuck && (sentence.trim() === '' || unclean),
    unclean,
    comment,
  };
}
