import type { Limit } from '../limits/limit.ts';
import { parseLimit } from '../limits/parse-limit.ts';
import type { Setting, SettingValue } from './setting.ts';
import { type SettingKey, settingKeys, settingTable } from './setting-table.ts';
import type { SettingValues } from './setting-values.ts';

/**
 * Snapshot of the settings that a case needs, taken when it starts; the same shape as
 * `CaseSettings` of the workflows' contract.
 */
export interface CaseSettingsSnapshot {
  /** Given to expressions as the variable `settings`. */
  readonly variables: Readonly<Record<string, CaseSettingValue>>;
  readonly warnShare: number;
  readonly escalateAfter: Limit;
  readonly extensionQuota: number;
  readonly parkQuota: number;
}

export type CaseSettingValue =
  string | number | boolean | { readonly amount: number; readonly unit: string };

const numberOf = (values: SettingValues, key: SettingKey): number => {
  const value = values[key];
  if (typeof value !== 'number')
    throw new Error(`Expected a number for the setting ${key}, but got ${typeof value}`);
  return value;
};

const limitOf = (values: SettingValues, key: SettingKey): Limit => {
  const limit = parseLimit(values[key]);
  if (limit === null)
    throw new Error(`Expected a limit for the setting ${key}, but got something else`);
  return limit;
};

const plain = (value: SettingValue): CaseSettingValue =>
  typeof value === 'object' ? { amount: value.amount, unit: value.unit } : value;

export const caseSettings = (values: SettingValues): CaseSettingsSnapshot => {
  const inCase = settingKeys.filter((key) => {
    const setting: Setting = settingTable[key];
    return setting.inCase;
  });
  return {
    variables: Object.fromEntries(inCase.map((key) => [key, plain(values[key])])),
    warnShare: numberOf(values, 'warnShare'),
    escalateAfter: limitOf(values, 'escalateAfter'),
    extensionQuota: numberOf(values, 'extensionQuota'),
    parkQuota: numberOf(values, 'parkQuota'),
  };
};
