import { parseSetting } from './parse-setting.ts';
import type { Setting, SettingValue } from './setting.ts';
import { type SettingKey, settingKeys, settingTable } from './setting-table.ts';

/** The value of every setting, as in force. */
export type SettingValues = Readonly<Record<SettingKey, SettingValue>>;

const defaultOf = (key: SettingKey, demo: boolean): SettingValue => {
  const setting: Setting = settingTable[key];
  return demo ? (setting.demo ?? setting.value) : setting.value;
};

/** What the demonstration sets differently from the defaults. */
export const demoSettings: Readonly<Partial<Record<SettingKey, SettingValue>>> = Object.fromEntries(
  settingKeys
    .filter((key) => defaultOf(key, true) !== defaultOf(key, false))
    .map((key) => [key, defaultOf(key, true)]),
);

type Values = Record<SettingKey, SettingValue>;

const isComplete = (values: Partial<Values>): values is Values =>
  settingKeys.every((key) => values[key] !== undefined);

const defaults = (): Values => {
  const values: Partial<Values> = {};
  for (const key of settingKeys) values[key] = defaultOf(key, false);
  if (isComplete(values)) return values;
  throw new Error('Expected a default for every setting, but one is missing');
};

/**
 * The settings in force: what is stored, else the default. A stored value that is not valid (any
 * more) is passed over and named in `passedOver`, so that a bad row never stops the centre.
 */
export const settingValues = (
  stored: Readonly<Record<string, unknown>>,
): { readonly values: SettingValues; readonly passedOver: readonly string[] } => {
  const values = defaults();
  const passedOver: string[] = [];
  for (const [key, value] of Object.entries(stored)) {
    const parsed = parseSetting(key, value);
    if (parsed.ok) values[parsed.key] = parsed.value;
    else passedOver.push(key);
  }
  return { values, passedOver };
};
