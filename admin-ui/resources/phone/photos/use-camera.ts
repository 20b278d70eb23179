import { useState } from 'react';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import type { AttachedFile } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import type { Point } from '../../reports/sketch.ts';
import { deviceStore } from '../outbox/device-store.ts';
import { keptId } from '../outbox/press.ts';
import { distanceWords } from '../position/distance-words.ts';
import { distanceTo, position } from '../position/position.ts';
import { BrokenPhoto, reducePhoto } from './reduce-photo.ts';

export interface Camera {
  /** Photos that are being reduced. */
  readonly working: number;
  /** Why a photo was not taken, in words; null when all were. */
  readonly fault: string | null;
  readonly take: (files: readonly File[]) => Promise<readonly AttachedFile[]>;
}

/** Takes photos onto the device: reduced, with time, person and distance in the caption. */
export function useCamera(place: Point | null): Camera {
  const words = useWords();
  const rule = useDateRule();
  const { user } = useSession();
  const [working, setWorking] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const { t, code } = words;

  const takeOne = async (file: File): Promise<AttachedFile> => {
    const takenAt = ticker.now();
    const meters = distanceTo(position.get(), place);
    const distance =
      meters === null
        ? t('phone.photo.noDistance')
        : t('phone.photo.distance', { distance: distanceWords(meters, words) });
    const caption = [`${ledgerTimeWords(takenAt, rule.zone)}  ${words.name(user)}`, distance];
    const content = await reducePhoto(file, caption);
    const id = crypto.randomUUID();
    const name = `${id.slice(0, 8)}.jpg`;
    await deviceStore.keepPhoto({
      id,
      person: user.id,
      name,
      content,
      takenAt,
      meters,
      stored: null,
    });
    return { id: keptId(id), name, mediaType: 'image/jpeg' };
  };
  const why = (file: File, failure: unknown): string => {
    if (failure instanceof BrokenPhoto) {
      return t('phone.photo.broken', { name: file.name });
    }
    return failure instanceof DOMException && failure.name === 'QuotaExceededError'
      ? t('phone.photo.full')
      : code('problem', 'internal-error');
  };
  return {
    working,
    fault,
    take: async (files) => {
      setFault(null);
      setWorking((before) => before + files.length);
      const taken: AttachedFile[] = [];
      for (const file of files) {
        try {
          taken.push(await takeOne(file));
        } catch (failure) {
          setFault(why(file, failure));
        }
      }
      setWorking((before) => before - files.length);
      return taken;
    },
  };
}
