import { dayText } from '../../domain/calendar/civil-day.ts';
import { zoneOf } from '../../domain/calendar/zone.ts';
import type { Named } from '../contract/common.ts';
import type { Language } from './exported-list.ts';

/** In the language of the file, where it has a name in it. */
export const nameIn = (named: Named | null, language: Language): string | null => {
  if (named === null) return null;
  const { name, nameEn = '' } = named;
  return language === 'en' && nameEn !== '' ? nameEn : name;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-26 14:32` in the zone of the centre. */
export const wallTime = (instant: string | null, timeZone: string): string | null => {
  if (instant === null) return null;
  const { day, millis } = zoneOf(timeZone).localOf(Date.parse(instant));
  const minutes = Math.floor(millis / 60_000);
  return `${dayText(day)} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};
