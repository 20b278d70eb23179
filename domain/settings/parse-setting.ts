import { parseLimit } from '../limits/parse-limit.ts';
import { durationMillis } from './iso-duration.ts';
import type {
  ChoiceSetting,
  DurationSetting,
  LimitSetting,
  NumberSetting,
  Setting,
  SettingValue,
} from './setting.ts';
import { isSettingKey, type SettingKey, settingTable } from './setting-table.ts';

export type SettingRefusal = 'setting-unknown' | 'wrong-type' | 'out-of-range' | 'not-a-choice';
export type ParsedSetting =
  | { readonly ok: true; readonly key: SettingKey; readonly value: SettingValue }
  | { readonly ok: false; readonly code: SettingRefusal };

type Read = SettingValue | { readonly refused: SettingRefusal };

const refuse = (refused: SettingRefusal): Read => ({ refused });

const readNumber = (setting: NumberSetting, value: unknown): Read => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('wrong-type');
  if (setting.type === 'integer' && !Number.isInteger(value)) return refuse('wrong-type');
  return value >= setting.minimum && value <= setting.maximum ? value : refuse('out-of-range');
};

const readDuration = (setting: DurationSetting, value: unknown): Read => {
  const millis = typeof value === 'string' ? durationMillis(value) : null;
  if (typeof value !== 'string' || millis === null) return refuse('wrong-type');
  const least = durationMillis(setting.minimum) ?? 0;
  const most = durationMillis(setting.maximum) ?? Infinity;
  return millis >= least && millis <= most ? value : refuse('out-of-range');
};

const readChoice = (setting: ChoiceSetting, value: unknown): Read => {
  if (typeof value !== 'string') return refuse('wrong-type');
  return setting.choices.includes(value) ? value : refuse('not-a-choice');
};

interface SettingByType {
  readonly limit: LimitSetting;
  readonly integer: NumberSetting;
  readonly share: NumberSetting;
  readonly duration: DurationSetting;
  readonly choice: ChoiceSetting;
}
type Typed<T extends Setting['type']> = {
  [P in T]: SettingByType[P] & { readonly type: P };
}[T];

/** One reader for each type of setting: a missing one does not compile. */
const readers: { readonly [T in Setting['type']]: (setting: Typed<T>, value: unknown) => Read } = {
  limit: (_setting, value) => parseLimit(value) ?? refuse('wrong-type'),
  integer: readNumber,
  share: readNumber,
  duration: readDuration,
  choice: readChoice,
};

const read = <T extends Setting['type']>(setting: Typed<T>, value: unknown): Read =>
  readers[setting.type](setting, value);

/** Checks what somebody wants to set. */
export const parseSetting = (key: string, value: unknown): ParsedSetting => {
  if (!isSettingKey(key)) return { ok: false, code: 'setting-unknown' };
  const found = read(settingTable[key], value);
  return typeof found === 'object' && 'refused' in found
    ? { ok: false, code: found.refused }
    : { ok: true, key, value: found };
};
