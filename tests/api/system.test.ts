import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Writable } from 'node:stream';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Readiness } from '../../api/contract/health.ts';
import { readConfig } from '../../api/config.ts';
import type { Environment } from '../../domain/environment/environment-setting.ts';
import { SettingsRefused } from '../../domain/environment/read-environment.ts';
import { logError } from '../../migrations/log-error.ts';
import { prepareDatabase, StartRefused } from '../../api/prepare-database.ts';
import { problemCodes } from '../../api/problem-codes.ts';
import { routePermissions } from '../../api/route-permissions.ts';
import { parseAs, problemOf, read, startTestApi, type TestApi } from './test-api.ts';

const lines: string[] = [];
const logStream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});

let api: TestApi;
let ui: string;

beforeAll(async () => {
  ui = mkdtempSync(join(tmpdir(), 'bihuan-ui-'));
  mkdirSync(join(ui, 'assets'));
  writeFileSync(join(ui, 'index.html'), '<!doctype html><title>闭环</title>');
  writeFileSync(join(ui, 'assets', 'main-1a2b.js'), 'export {};');
  api = await startTestApi({
    logStream,
    uiDirectory: ui,
    environment: { BIHUAN_LOG_LEVEL: 'trace' },
  });
});
afterAll(async () => {
  await api.close();
  rmSync(ui, { recursive: true });
});

const refusalOf = (environment: Environment): SettingsRefused => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof SettingsRefused) return error;
    throw error;
  }
  throw new Error('Expected the settings to be refused, but they were taken');
};

const Document = Type.Object({
  openapi: Type.String(),
  info: Type.Object({ description: Type.String() }),
  paths: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({ responses: Type.Record(Type.String(), Type.Unknown()) }),
    ),
  ),
});

const LogLine = Type.Record(Type.String(), Type.Unknown());

describe('settings', () => {
  const good = { DATABASE_URL: 'postgres://a@127.0.0.1:5432/b' };

  it('have defaults that listen on loopback only', () => {
    expect(readConfig(good)).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      demo: false,
      timeZone: 'Asia/Shanghai',
      temporal: { namespace: 'default', tls: false, apiKey: null },
    });
  });

  it('are all named when they are wrong, with what was expected, and without their values', () => {
    const wrong = {
      DATABASE_URL: 'mysql://secret@host/db',
      PORT: '70000',
      TEMPORAL_ADDRESS: 'nowhere',
      BIHUAN_DEMO: 'yes',
      BIHUAN_TIME_ZONE: 'Mars/Olympus',
      BIHUAN_LOG_LEVEL: 'loud',
      BIHUAN_DEMO_PASSWORD: 'short',
    };
    const refused = refusalOf(wrong);
    expect(refused.faults.map((fault) => fault.name).toSorted()).toEqual(
      Object.keys(wrong).toSorted(),
    );
    expect(refused.message).toContain('PORT: expected a port from 1 to 65535');
    expect(refused.message).not.toContain('secret');
    expect(() => readConfig({})).toThrow('DATABASE_URL');
  });

  it('outside demo mode refuse to start while a demo account is enabled', async () => {
    const services = { ...api.app.services, config: { ...api.config, demo: false } };
    await expect(prepareDatabase(services, api.app.log)).rejects.toThrow(StartRefused);
    await expect(prepareDatabase(services, api.app.log)).rejects.toThrow('acceptor');
  });
});

describe('health', () => {
  it('answers while the process is up, and says what cannot be reached', async () => {
    expect((await api.nobody.get('/healthz')).statusCode).toBe(200);
    const ready = await api.nobody.get('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(read(Readiness, ready)).toEqual({
      ready: false,
      postgres: true,
      temporal: false,
      worker: false,
    });
  });

  it('gives figures to Prometheus', async () => {
    await api.nobody.get('/healthz');
    const metrics = await api.nobody.get('/metrics');
    expect(metrics.body).toMatch(
      /bihuan_request_seconds_count\{method="GET",route="\/healthz",status="200"\} \d/u,
    );
    expect(metrics.body).toContain('bihuan_process_cpu_seconds_total');
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 with every route, every schema and every code', async () => {
    const document = read(Document, await api.nobody.get('/api/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    for (const code of Object.keys(problemCodes))
      expect(document.info.description).toContain(`\`${code}\``);
    for (const route of Object.keys(routePermissions)) {
      const [method = '', path = ''] = route.split(' ');
      if (path.startsWith('/api/docs') || ['/', '/*'].includes(path)) continue;
      const described = document.paths[path.replaceAll(/:(\w+)/gu, '{$1}')]?.[method.toLowerCase()];
      expect([route, described === undefined]).toEqual([route, false]);
      const answers = Object.keys(described?.responses ?? {});
      expect([route, answers.includes('default')]).toEqual([route, true]);
      expect([route, answers.some((answer) => /^[23]/u.test(answer))]).toEqual([route, true]);
    }
  });

  it('can be browsed without any other host', async () => {
    const page = await api.nobody.get('/api/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w-]+'/u);
    const sources = [...page.body.matchAll(/(?:src|href)="(?<url>[^"]+)"/gu)].map(
      (match) => match.groups?.['url'] ?? '',
    );
    expect(sources.filter((url) => /^https?:|^\/\//u.test(url))).toEqual([]);
    const nonce =
      /'nonce-(?<nonce>[\w-]+)'/u.exec(String(page.headers['content-security-policy']))?.groups?.[
        'nonce'
      ] ?? '';
    for (const [script] of page.body.matchAll(/<script[^>]*>/gu)) expect(script).toContain(nonce);
    expect((await api.nobody.get('/api/docs/js/scalar.js')).statusCode).toBe(200);
  });
});

describe('headers', () => {
  it('let scripts come from here only, and nothing be framed or cached', async () => {
    const answer = await api.nobody.get('/api/welcome');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  it('carry the id of the request, given or made', async () => {
    expect(
      (await api.nobody.with({ 'x-request-id': 'from-the-proxy-1' }).get('/healthz')).headers[
        'x-request-id'
      ],
    ).toBe('from-the-proxy-1');
    const made = await api.nobody
      .with({ 'x-request-id': 'bad id\twith blanks' })
      .get('/api/nothing');
    expect(problemOf(made).instance).toBe(`urn:request:${String(made.headers['x-request-id'])}`);
    expect(made.headers['x-request-id']).not.toContain('bad');
  });
});

describe('the front end', () => {
  it('is served with its own paths, and the API keeps its own', async () => {
    const browser = api.nobody.with({ accept: 'text/html,application/xhtml+xml' });
    for (const url of [
      '/',
      '/cases/x/diagram?at=3',
      '/inbox?view=mine',
      // What was cut or mangled on its way is for the page to explain.
      '/cases?q=%00',
      '/cases?q=%E0%A4%A',
    ]) {
      const page = await browser.get(url);
      expect([url, page.statusCode, page.headers['content-type']]).toEqual([
        url,
        200,
        'text/html; charset=utf-8',
      ]);
      expect(page.headers['cache-control']).toBe('no-cache');
    }
    expect((await browser.get('/assets/main-1a2b.js')).headers['cache-control']).toContain(
      'immutable',
    );
    expect(problemOf(await browser.get('/api/nothing')).code).toBe('not-found');
    expect(problemOf(await browser.get('/assets/gone.js')).code).toBe('not-found');
    expect((await browser.get('/../package.json')).body).not.toContain('bihuan');
    expect((await browser.get('/..%2fpackage.json')).body).not.toContain('"bihuan"');
  });
});

describe('logs', () => {
  it('carry the request, its route and case, and nothing that a person typed or is', async () => {
    lines.length = 0;
    const acceptor = await api.as('acceptor');
    await acceptor.post('/api/reports', {
      channel: 'phone',
      title: '秘密标题',
      description: '秘密描述',
      reporter: { name: '王小明', phone: '13812346021' },
    });
    await acceptor.get(`/api/cases?filter=${encodeURIComponent('{"q":"13812346021"}')}`);
    await acceptor.get('/api/cases/01a2042f-1328-7e64-a7da-ae2806f0accf/ledger');
    await api.nobody.post('/api/session', { login: 'acceptor', password: 'wrong-password' });
    await api.nobody
      .with({ cookie: 'bihuan_session=stolen-token', authorization: 'Bearer stolen-bearer' })
      .get('/api/session');
    const text = lines.join('');
    for (const secret of [
      '秘密',
      '王小明',
      '13812346021',
      'wrong-password',
      'bihuan-demo',
      'stolen-token',
      'stolen-bearer',
      '陈静怡',
    ]) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    const requests = lines
      .map((line) => parseAs(LogLine, line))
      .filter((line) => line['msg'] === 'request');
    expect(requests.find((line) => line['route'] === '/api/cases/:id/ledger')).toMatchObject({
      method: 'GET',
      status: 404,
      caseId: '01a2042f-1328-7e64-a7da-ae2806f0accf',
    });
  });

  it('keep of a database error its code and place, not the values in its message', async () => {
    const caught = await api.app.services.database
      .selectNoFrom(sql<Date>`'13812346021 is no date'::timestamptz`.as('at'))
      .execute()
      .catch((error: unknown) => error);
    const logged = JSON.stringify(logError(caught));
    expect(logged).toContain('22007');
    expect(logged).not.toContain('13812346021');
  });
});
