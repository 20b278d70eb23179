import { parseLimit } from '../limits/parse-limit.ts';
import { durationMillis } from './iso-duration.ts';
import type {
  ChoiceSetting,
  DurationSetting,
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

const read = (setting: Setting, value: unknown): Read => {
  switch (setting.type) {
    case 'limit':
      return parseLimit(value) ?? refuse('wrong-type');
    case 'integer':
    case 'share':
      return readNumber(setting, value);
    case 'duration':
      return readDuration(setting, value);
    case 'choice':
      return readChoice(setting, value);
    default:
      throw new Error('Expected a known type of setting, but got another');
  }
};

/** Checks what somebody wants to set. */
export const parseSetting = (key: string, value: unknown): ParsedSetting => {
  if (!isSettingKey(key)) return { ok: false, code: 'setting-unknown' };
  const found = read(settingTable[key], value);
  return typeof found === 'object' && 'refused' in found
    ? { ok: false, code: found.refused }
    : { ok: true, key, value: found };
};
