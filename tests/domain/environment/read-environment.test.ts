import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EnvironmentSetting } from '../../../domain/environment/environment-setting.ts';
import { environmentTable } from '../../../domain/environment/environment-table.ts';
import {
  isGiven,
  readEnvironment,
  SettingsRefused,
} from '../../../domain/environment/read-environment.ts';
import type { SettingFault } from '../../../domain/environment/read-environment.ts';

const settings: readonly EnvironmentSetting<unknown>[] = Object.values(environmentTable);

/** The lines of the documented example, with those that only show what could be said. */
const documented = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, shown, name = '', text = ''] = /^(#?)([A-Z_]+)=(.*)$/u.exec(line) ?? [];
    return name === '' ? [] : [{ name, text, fixed: shown === '' }];
  });

const faultsOf = (environment: Readonly<Record<string, string>>): readonly SettingFault[] => {
  try {
    readEnvironment(environment, ['port', 'demo', 'temporalAddress', 'logLevel', 'timeZone']);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.faults;
    throw error;
  }
};

describe('.env.example', () => {
  it('has every setting once, and no other', () => {
    expect(documented.map(({ name }) => name).toSorted()).toEqual(
      settings.map(({ name }) => name).toSorted(),
    );
  });

  it.each(documented.filter(({ fixed }) => fixed))('$name has its default', ({ name, text }) => {
    const setting = settings.find((one) => one.name === name);
    expect(setting?.parse(text)).toEqual(setting?.fallback?.({}));
  });

  it.each(documented.filter(({ fixed, text }) => !fixed && text !== ''))(
    '$name shows what would do',
    ({ name, text }) => {
      expect(settings.find((one) => one.name === name)?.parse(text)).not.toBeUndefined();
    },
  );
});

describe('readEnvironment', () => {
  it('gives what is asked for, an empty text counting as absent', () => {
    expect(readEnvironment({ PORT: '', HOST: '0.0.0.0' }, ['port', 'host'])).toEqual({
      port: 8080,
      host: '0.0.0.0',
    });
    expect(isGiven({ DATABASE_URL: '' }, 'databaseUrl')).toBe(false);
    expect(isGiven({ DATABASE_URL: 'x' }, 'databaseUrl')).toBe(true);
  });

  it('is a demonstration of a made-up town where no database is given', () => {
    const keys = ['demo', 'centreName', 'filesDirectory'] as const;
    const database = 'postgres://localhost/x';
    expect(readEnvironment({ BIHUAN_DATA_DIR: '/d' }, keys)).toEqual({
      demo: true,
      centreName: '青禾镇集成指挥中心',
      filesDirectory: '/d/files',
    });
    expect(readEnvironment({ DATABASE_URL: database }, keys)).toMatchObject({
      demo: false,
      centreName: '基层集成指挥中心',
    });
    expect(
      readEnvironment({ DATABASE_URL: database, BIHUAN_DEMO: '1', BIHUAN_CENTRE_NAME: 'A' }, keys),
    ).toMatchObject({ demo: true, centreName: 'A' });
  });

  it('names every wrong setting at once, and what was expected', () => {
    expect(
      faultsOf({
        PORT: '0',
        BIHUAN_DEMO: 'yes',
        TEMPORAL_ADDRESS: 'host:70000',
        BIHUAN_LOG_LEVEL: 'loud',
        BIHUAN_TIME_ZONE: 'Mars/Olympus',
      }),
    ).toEqual([
      { name: 'PORT', expected: 'a port from 1 to 65535' },
      { name: 'BIHUAN_DEMO', expected: '0 or 1' },
      { name: 'TEMPORAL_ADDRESS', expected: 'host:port' },
      {
        name: 'BIHUAN_LOG_LEVEL',
        expected: 'one of trace, debug, info, warn, error, fatal, silent',
      },
      { name: 'BIHUAN_TIME_ZONE', expected: 'an IANA time zone' },
    ]);
  });

  it('refuses a name that no setting has, so that a slip does not count as nothing said', () => {
    expect(faultsOf({ BIHUAN_TIMEZONE: 'UTC', HOME: '/' })).toEqual([
      { name: 'BIHUAN_TIMEZONE', expected: 'one of the settings in .env.example' },
    ]);
  });

  it.each([
    [
      'databaseUrl',
      ['postgres://u:p@host:5432/db', 'postgresql:///db?host=/run', 'postgres://[::1]/x'],
      ['mysql://x/y', 'postgres://a b/c', 'postgres://h:port/d', 'host/db'],
    ],
    [
      'temporalAddress',
      ['host:7233', '[::1]:7233'],
      ['host', 'host:0', 'http://host:7233', '::1:7233'],
    ],
    ['demoPassword', ['12345678'], ['1234567', '1234567\n9']],
    ['trustedProxies', ['10.0.0.1, 192.168.0.0/16', '::1'], ['proxy.example']],
    ['cachedCases', ['10', '1000000'], ['9', '1000001', '1e3', '-20', '20.5']],
    ['temporalApiKey', ['k'], ['a key']],
  ] as const)('%s', (key, good, bad) => {
    const { name } = environmentTable[key];
    for (const text of good) expect(() => readEnvironment({ [name]: text }, [key])).not.toThrow();
    for (const text of bad)
      expect(() => readEnvironment({ [name]: text }, [key])).toThrow(SettingsRefused);
  });
});
