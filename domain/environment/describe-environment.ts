import type { Environment, EnvironmentSetting } from './environment-setting.ts';
import { givenText } from './environment-setting.ts';
import { type EnvironmentKey, environmentTable } from './environment-table.ts';

/** What the environment decides, for people: `value` is null of a secret and of what is not set. */
export interface DescribedSetting {
  readonly name: string;
  readonly value: string | null;
  readonly secret: boolean;
  /** False: what holds without it. */
  readonly given: boolean;
}

const textOf = (value: unknown): string | null => {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

/** The settings of a process as they were read; no secret among them. */
export const describeEnvironment = (
  environment: Environment,
  keys: readonly EnvironmentKey[],
): DescribedSetting[] =>
  keys.map((key) => {
    const setting: EnvironmentSetting<unknown> = environmentTable[key];
    const text = givenText(environment, setting.name);
    const secret = setting.secret === true;
    const value = text ?? textOf(setting.fallback?.(environment));
    return { name: setting.name, value: secret ? null : value, secret, given: text !== null };
  });
