import type { Words } from '../../../messages/use-words.ts';

const tens = 10;
const kilometer = 1000;

/** 8 米, 380 米, 1.2 公里: to the meter when near, to ten meters from 100 on. */
export function distanceWords(meters: number, { t }: Pick<Words, 't'>): string {
  const rounded = meters < 100 ? Math.round(meters) : Math.round(meters / tens) * tens;
  return rounded < kilometer
    ? t('phone.metres', { count: rounded })
    : t('phone.kilometres', { count: (rounded / kilometer).toFixed(1) });
}
