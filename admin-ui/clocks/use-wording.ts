import { useI18nProvider } from 'ra-core';
import type { DateRule } from './date-words.ts';
import { useZone } from './deployment-zone.ts';
import type { Tongue } from './duration-words.ts';
import { useServerMinute } from './use-ticking.ts';

/** The language that is chosen; everything that is not English is Chinese. */
export function useTongue(): Tongue {
  return useI18nProvider().getLocale().startsWith('en') ? 'en' : 'zh';
}

/** What dates are worded with: language, zone and the server's time, to the minute. */
export function useDateRule(): DateRule {
  return { tongue: useTongue(), zone: useZone(), now: useServerMinute() };
}
