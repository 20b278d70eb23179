import { describe, expect, it } from 'vitest';
import { readConfig } from '../../activities/config.ts';
import { SettingsRefused } from '../../domain/environment/read-environment.ts';

describe('the settings of the worker', () => {
  it('need only the database', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/x' })).toEqual({
      databaseUrl: 'postgres://localhost/x',
      temporal: { address: '127.0.0.1:7233', namespace: 'default', tls: false, apiKey: null },
      dataDirectory: '.data',
      filesDirectory: '.data/files',
      timeZone: 'Asia/Shanghai',
      logLevel: 'info',
      cachedCases: 2000,
      workflowStacks: false,
      databaseConnections: 4,
    });
  });

  it('are all checked before any is complained of, and no value is repeated', () => {
    const environment = {
      DATABASE_URL: 'mysql://secret@x',
      TEMPORAL_ADDRESS: 'nowhere',
      TEMPORAL_TLS: 'yes',
      BIHUAN_TIME_ZONE: 'Mars/Olympus',
      BIHUAN_LOG_LEVEL: 'loud',
      BIHUAN_CACHED_CASES: '3',
    };
    const refusal = (() => {
      try {
        readConfig(environment);
        return '';
      } catch (error) {
        return error instanceof SettingsRefused ? error.message : '';
      }
    })();
    for (const name of Object.keys(environment)) expect(refusal).toContain(`${name}: expected `);
    expect(refusal).not.toContain('secret');
  });

  it('name the database when it is missing', () => {
    expect(() => readConfig({})).toThrow('DATABASE_URL: expected an address');
  });
});
