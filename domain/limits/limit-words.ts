import type { Limit, LimitUnit } from './limit.ts';
import { parseLimit } from './parse-limit.ts';

/** Names of the units, and in what they are counted, for every language of the screens. */
export const limitWords: {
  readonly [U in LimitUnit]: {
    readonly zh: string;
    readonly en: string;
    /** Said after a remaining time that is not clock time: 剩 2 小时（工作时）. */
    readonly countedZh: string | null;
    readonly countedEn: string | null;
  };
} = {
  urgentHours: { zh: '紧急工作时', en: 'urgent hours', countedZh: null, countedEn: null },
  workHours: { zh: '工作时', en: 'working hours', countedZh: '工作时', countedEn: 'working' },
  workDays: { zh: '工作日', en: 'working days', countedZh: '工作时', countedEn: 'working' },
  calendarDays: { zh: '自然日', en: 'calendar days', countedZh: null, countedEn: null },
};

/** Said in the report of an import: 紧急工作日 is read as 自然日 (architecture decision 14). */
export type LimitNote = 'urgent-days-read-as-calendar-days';

export type ParsedWords =
  | { readonly ok: true; readonly limit: Limit; readonly note: LimitNote | null }
  | { readonly ok: false; readonly code: 'limit-not-understood' };

const unitOfWord: Readonly<Record<string, LimitUnit>> = {
  紧急工作时: 'urgentHours',
  紧急工作日: 'calendarDays',
  小时: 'workHours',
  工作时: 'workHours',
  工作小时: 'workHours',
  天: 'workDays',
  工作日: 'workDays',
  自然日: 'calendarDays',
  日历日: 'calendarDays',
};

const pattern = /^(?<amount>\d+(?:\.\d+)?)\s*个?(?<word>\p{Script=Han}+)$/u;

/**
 * Reads the words of catalogue tables (domain.md 3.3): `2紧急工作时`, `4小时` (office hours), `1天`
 * (a working day), `2紧急工作日`. Anything else is reported, never guessed.
 */
export const parseLimitWords = (text: string): ParsedWords => {
  const groups = pattern.exec(text.normalize('NFKC').trim())?.groups;
  const word = groups?.['word'] ?? '';
  const unit = Object.hasOwn(unitOfWord, word) ? unitOfWord[word] : undefined;
  const limit = parseLimit({ amount: Number(groups?.['amount']), unit });
  if (limit === null) return { ok: false, code: 'limit-not-understood' };
  const note = word === '紧急工作日' ? 'urgent-days-read-as-calendar-days' : null;
  return { ok: true, limit, note };
};
