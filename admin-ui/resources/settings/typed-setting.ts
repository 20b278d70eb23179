import { durationMillis } from '../../../domain/settings/iso-duration.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import { limitUnits } from '../../../domain/limits/limit.ts';
import { parseLimit } from '../../../domain/limits/parse-limit.ts';
import { isRecord } from '../../../domain/is-record.ts';

/** A setting while it is typed: an amount need not be a number yet; `unit` of limits and durations. */
export interface TypedSetting {
  readonly text: string;
  readonly unit: string;
}

/** Units of a duration, the longest first. */
export const durationUnits = ['days', 'hours', 'minutes'] as const;
type DurationUnit = (typeof durationUnits)[number];
const lengths: { readonly [U in DurationUnit]: number } = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
};
const written: { readonly [U in DurationUnit]: (amount: string) => string } = {
  days: (amount) => `P${amount}D`,
  hours: (amount) => `PT${amount}H`,
  minutes: (amount) => `PT${amount}M`,
};
const isDurationUnit = (text: string): text is DurationUnit =>
  durationUnits.some((unit) => unit === text);

/** Kept typing as it was written; anything else is none. */
export const parseTyped = (kept: unknown): TypedSetting | null =>
  isRecord(kept) && typeof kept['text'] === 'string' && typeof kept['unit'] === 'string'
    ? { text: kept['text'], unit: kept['unit'] }
    : null;

const typedDuration = (value: unknown): TypedSetting => {
  const millis = typeof value === 'string' ? (durationMillis(value) ?? 0) : 0;
  const unit = durationUnits.find((one) => millis > 0 && millis % lengths[one] === 0) ?? 'minutes';
  return { text: String(millis / lengths[unit]), unit };
};

const typedLimit = (value: unknown): TypedSetting => {
  const limit = parseLimit(value);
  return { text: limit === null ? '' : String(limit.amount), unit: limit?.unit ?? limitUnits[0] };
};

const plain = (value: unknown): TypedSetting => ({ text: String(value), unit: '' });

const intoTyped: { readonly [T in Setting['type']]: (value: unknown) => TypedSetting } = {
  limit: typedLimit,
  duration: typedDuration,
  integer: plain,
  choice: plain,
  share: (value) => plain(typeof value === 'number' ? Number((value * 100).toFixed(4)) : ''),
};

/** A value as a person would type it. */
export const typedOf = (type: Setting['type'], value: unknown): TypedSetting =>
  intoTyped[type](value);

const amountOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const fromTyped: { readonly [T in Setting['type']]: (typed: TypedSetting) => unknown } = {
  limit: ({ text, unit }) => ({ amount: amountOf(text), unit }),
  duration: ({ text, unit }) => (isDurationUnit(unit) ? written[unit](text.trim()) : ''),
  integer: ({ text }) => amountOf(text),
  choice: ({ text }) => text,
  share: ({ text }) => Number((amountOf(text) / 100).toFixed(6)),
};

/** What was typed as the value that is sent; whether it will do is `parseSetting`'s business. */
export const valueOf = (type: Setting['type'], typed: TypedSetting): unknown =>
  fromTyped[type](typed);
