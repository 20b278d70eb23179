import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LightMyRequestResponse as Response } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { inject } from 'vitest';
import { buildApp, type AppOverrides } from '../../api/app.ts';
import { Problem } from '../../api/contract/problems.ts';
import type { CaseClient } from '../../api/case-client.ts';
import { readConfig, type Config } from '../../api/config.ts';
import { prepareDatabase } from '../../api/prepare-database.ts';
import type { App } from '../../api/services.ts';
import type { Environment } from '../../domain/environment/environment-setting.ts';
import { newNamespace } from '../environment/new-namespace.ts';
import { shareBundle } from '../environment/shared-bundle.ts';
import { createDatabase } from '../environment/test-database.ts';

export const demoPassword = 'bihuan-demo';

export interface TestApi {
  readonly app: App;
  readonly config: Config;
  readonly directory: string;
  /** The cookie of a demo login, signed in once. */
  as(login: string): Promise<Client>;
  /** Requests of nobody. */
  readonly nobody: Client;
  close(): Promise<void>;
}

/** Requests as one person; `body` is sent as JSON. */
export class Client {
  readonly #app: App;
  readonly headers: Readonly<Record<string, string>>;

  constructor(app: App, headers: Readonly<Record<string, string>> = {}) {
    this.#app = app;
    this.headers = headers;
  }

  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.#app, { ...this.headers, ...headers });
  }

  async send(method: string, url: string, body?: unknown): Promise<Response> {
    return this.#app.inject({
      method,
      url,
      headers: this.headers,
      ...(body === undefined
        ? {}
        : {
            payload: JSON.stringify(body),
            headers: { 'content-type': 'application/json', ...this.headers },
          }),
    });
  }

  async get(url: string): Promise<Response> {
    return this.send('GET', url);
  }

  async post(url: string, body?: unknown): Promise<Response> {
    return this.send('POST', url, body);
  }
}

/** The answer as the contract says it is; anything else fails the test with what was answered. */
export const read = <S extends TSchema>(schema: S, response: Response): Static<S> =>
  parseAs(schema, response.body, String(response.statusCode));

export const parseAs = <S extends TSchema>(schema: S, text: string, status = ''): Static<S> => {
  const parsed: unknown = JSON.parse(text);
  const validator = Compile(schema);
  if (validator.Check(parsed)) return parsed;
  throw new Error(`Expected something of the contract, but got ${status} ${text}`);
};

/** The problem document of a refusal, with its media type. */
export const problemOf = (response: Response): Problem => {
  const type = response.headers['content-type'];
  if (type !== 'application/problem+json')
    throw new Error(`Expected a problem, but got ${String(type)} ${response.body}`);
  return read(Problem, response);
};

const signIn = async (app: App, login: string): Promise<Client> => {
  const answer = await new Client(app).post('/api/session', { login, password: demoPassword });
  const [cookie] = answer.cookies;
  if (answer.statusCode !== 201 || cookie === undefined)
    throw new Error(`Expected ${login} to sign in, but got ${answer.body}`);
  return new Client(app, { cookie: `${cookie.name}=${cookie.value}` });
};

export interface TestApiOptions extends AppOverrides {
  readonly environment?: Environment;
  /** A worker process and a namespace of its own: cases really run. */
  readonly worker?: boolean;
  /** The engine's client, made for the settings of this API. */
  readonly wrapEngine?: (config: Config) => CaseClient;
}

const startWorker = (environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['activities/worker.ts'], {
    // oxlint-disable-next-line node/no-process-env -- the worker needs the search path of the machine
    env: { ...process.env, NODE_OPTIONS: '', VITEST: '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const untilWorkerPolls = async (app: App): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const health = await app.services.engine.health();
    if (health.workerPolls) return;
    await pause(100);
  }
  throw new Error('Expected a worker to poll, but none does');
};

/** The API on a database of its own with the demonstration's town, as `app.inject` reaches it. */
export const startTestApi = async (options: TestApiOptions = {}): Promise<TestApi> => {
  const { environment, worker = false, wrapEngine, ...overrides } = options;
  const database = await createDatabase('centre');
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-api-'));
  const namespace = worker ? await newNamespace(inject('temporalAddress')) : 'default';
  const variables = {
    DATABASE_URL: database.url,
    // Without a worker nothing must reach the engine by accident.
    TEMPORAL_ADDRESS: worker ? inject('temporalAddress') : '127.0.0.1:1',
    TEMPORAL_NAMESPACE: namespace,
    BIHUAN_DATA_DIR: directory,
    BIHUAN_FILES_DIR: join(directory, 'files'),
    BIHUAN_DEMO: '1',
    BIHUAN_LOG_LEVEL: 'silent',
  };
  const config = readConfig({ ...variables, ...environment });
  const app = await buildApp(config, {
    checkResponses: true,
    ...(wrapEngine === undefined ? {} : { engine: wrapEngine(config) }),
    ...overrides,
  });
  await prepareDatabase(app.services, app.log);
  let process: ChildProcess | null = null;
  if (worker) {
    shareBundle(directory);
    process = startWorker({ ...variables, BIHUAN_LOG_LEVEL: 'error' });
    await untilWorkerPolls(app);
  }
  const known = new Map<string, Promise<Client>>();
  return {
    app,
    config,
    directory,
    nobody: new Client(app),
    as: async (login) => {
      const client = known.get(login) ?? signIn(app, login);
      known.set(login, client);
      return client;
    },
    close: async () => {
      if (process !== null) {
        const running = process;
        const gone = new Promise((resolve) => running.once('exit', resolve));
        running.kill('SIGTERM');
        await gone;
      }
      await app.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
