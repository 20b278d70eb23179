import type { Limit } from '../limits/limit.ts';

/** What a setting may hold; `duration` is ISO 8601, `limit` is counted by the working calendar. */
export type SettingValue = Limit | number | string | boolean;

interface Described<T extends string, V extends SettingValue> {
  readonly type: T;
  readonly label: string;
  readonly labelEn: string;
  /** Which screen it stands on. */
  readonly group:
    | 'limits'
    | 'supervision'
    | 'counts'
    | 'clocks'
    | 'callback'
    | 'duplicates'
    | 'security'
    | 'system';
  /** Taken into a case when it starts (architecture decision 11); a change concerns later cases. */
  readonly inCase: boolean;
  /** What it holds when nobody has set it. */
  readonly value: V;
  /** What it holds in the demonstration, where that differs. */
  readonly demo?: V;
}

export type LimitSetting = Described<'limit', Limit>;
export interface NumberSetting extends Described<'integer' | 'share', number> {
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: 'days' | 'metres' | 'minutes' | 'times';
}
export interface DurationSetting extends Described<'duration', string> {
  readonly minimum: string;
  readonly maximum: string;
}
export interface ChoiceSetting extends Described<'choice', string> {
  readonly choices: readonly string[];
}
export type Setting = LimitSetting | NumberSetting | DurationSetting | ChoiceSetting;
