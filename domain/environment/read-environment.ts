import type { Environment, EnvironmentSetting } from './environment-setting.ts';
import { givenText } from './environment-setting.ts';
import { environmentTable } from './environment-table.ts';
import type { EnvironmentKey, EnvironmentValues } from './environment-table.ts';

/** A wrong setting: its name and what was expected instead. */
export interface SettingFault {
  readonly name: string;
  readonly expected: string;
}

/** Refuses to start; names every wrong setting at once and repeats no value (it may be a secret). */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map((fault) => `  ${fault.name}: expected ${fault.expected}`);
    super(['Settings refused:', ...lines].join('\n'));
    this.faults = faults;
  }
}

const ours = /^BIHUAN_/u;

/** A misspelt setting would be as good as none. */
const misspelt = (environment: Environment): readonly SettingFault[] => {
  const known = new Set<string>(Object.values(environmentTable).map(({ name }) => name));
  return Object.keys(environment)
    .filter((name) => ours.test(name) && !known.has(name))
    .map((name) => ({ name, expected: 'one of the settings in .env.example' }));
};

/**
 * The settings that a process needs, by their keys in the table.
 * @throws SettingsRefused naming every one that is missing, wrong or unknown
 */
export const readEnvironment = <K extends EnvironmentKey>(
  environment: Environment,
  keys: readonly K[],
): Pick<EnvironmentValues, K> => {
  const faults = [...misspelt(environment)];
  const values: Partial<Record<EnvironmentKey, unknown>> = {};
  for (const key of keys) {
    const setting: EnvironmentSetting<unknown> = environmentTable[key];
    const text = givenText(environment, setting.name);
    const value = text === null ? setting.fallback?.(environment) : setting.parse(text);
    if (value === undefined) faults.push({ name: setting.name, expected: setting.expected });
    values[key] = value;
  }
  if (faults.length > 0) throw new SettingsRefused(faults);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value is what its own row parsed
  return values as Pick<EnvironmentValues, K>;
};

/** Whether the environment says something about a setting. */
export const isGiven = (environment: Environment, key: EnvironmentKey): boolean =>
  givenText(environment, environmentTable[key].name) !== null;
