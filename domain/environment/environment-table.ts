import { isZone } from '../calendar/zone.ts';
import type { Environment, EnvironmentSetting } from './environment-setting.ts';
import { flag, givenText, hostAndPort, textLike, wholeNumber } from './environment-setting.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const setting = <T>(one: EnvironmentSetting<T>): EnvironmentSetting<T> => one;
const anyText = textLike(/\S/u);
const databaseUrl = 'DATABASE_URL';

const dataDirectory = setting<string>({
  name: 'BIHUAN_DATA_DIR',
  expected: 'a directory',
  parse: anyText,
  fallback: () => '.data',
});

/** With the database that `npm start` brings along: people and data of a made-up town. */
const demo = setting<boolean>({
  name: 'BIHUAN_DEMO',
  expected: '0 or 1',
  parse: flag,
  fallback: (environment) => givenText(environment, databaseUrl) === null,
});

const isDemo = (environment: Environment): boolean =>
  demo.parse(environment[demo.name] ?? '') ?? demo.fallback?.(environment) ?? false;

/**
 * Every setting of an installation, once: its name, what is expected and what holds without it.
 * `.env.example` explains the same ones; a test compares them.
 */
export const environmentTable = {
  host: setting<string>({
    name: 'HOST',
    expected: 'an address to listen on',
    parse: textLike(/^\S+$/u),
    fallback: () => '127.0.0.1',
  }),
  port: setting<number>({
    name: 'PORT',
    expected: 'a port from 1 to 65535',
    parse: wholeNumber(1, 65_535),
    fallback: () => 8080,
  }),
  dataDirectory,
  filesDirectory: setting<string>({
    name: 'BIHUAN_FILES_DIR',
    expected: 'a directory',
    parse: anyText,
    fallback: (environment) => `${givenText(environment, dataDirectory.name) ?? '.data'}/files`,
  }),
  databaseUrl: setting<string>({
    name: databaseUrl,
    secret: true,
    expected: 'an address such as postgres://user:password@host:port/database',
    parse: textLike(
      /^postgres(?:ql)?:\/\/(?:[^\s/@]*@)?(?:\[[0-9a-f:.]+\]|[^\s/:@[\]]*)(?::\d{1,5})?(?:[/?]\S*)?$/iu,
    ),
    fallback: null,
  }),
  temporalAddress: setting<string>({
    name: 'TEMPORAL_ADDRESS',
    expected: 'host:port',
    parse: hostAndPort,
    fallback: () => '127.0.0.1:7233',
  }),
  temporalNamespace: setting<string>({
    name: 'TEMPORAL_NAMESPACE',
    expected: 'a name without blanks',
    parse: textLike(/^\S+$/u),
    fallback: () => 'default',
  }),
  temporalTls: setting<boolean>({
    name: 'TEMPORAL_TLS',
    expected: '0 or 1',
    parse: flag,
    fallback: () => false,
  }),
  temporalApiKey: setting<string | null>({
    name: 'TEMPORAL_API_KEY',
    secret: true,
    expected: 'a key without blanks',
    parse: textLike(/^\S+$/u),
    fallback: () => null,
  }),
  demo,
  demoPassword: setting<string>({
    name: 'BIHUAN_DEMO_PASSWORD',
    secret: true,
    expected: 'at least 8 characters',
    parse: textLike(/^.{8,}$/u),
    fallback: () => 'bihuan-demo',
  }),
  centreName: setting<string>({
    name: 'BIHUAN_CENTRE_NAME',
    expected: 'a name of at most 100 characters',
    parse: textLike(/^.{1,100}$/u),
    fallback: (environment) => (isDemo(environment) ? '青禾镇集成指挥中心' : '基层集成指挥中心'),
  }),
  timeZone: setting<string>({
    name: 'BIHUAN_TIME_ZONE',
    expected: 'an IANA time zone',
    parse: (text) => (isZone(text) ? text : undefined),
    fallback: () => 'Asia/Shanghai',
  }),
  logLevel: setting<LogLevel>({
    name: 'BIHUAN_LOG_LEVEL',
    expected: `one of ${logLevels.join(', ')}`,
    parse: (text) => logLevels.find((level) => level === text),
    fallback: () => 'info',
  }),
  /** Addresses of reverse proxies whose `X-Forwarded-*` headers are believed. */
  trustedProxies: setting<readonly string[]>({
    name: 'BIHUAN_TRUSTED_PROXIES',
    expected: 'addresses separated by commas',
    parse: (text) =>
      /^[0-9a-f.:/, ]*$/iu.test(text)
        ? text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
        : undefined,
    fallback: () => [],
  }),
  /** Cases that a worker keeps in memory; another one is replayed from its history when it is needed. */
  cachedCases: setting<number>({
    name: 'BIHUAN_CACHED_CASES',
    expected: 'a number from 10 to 1000000',
    parse: wholeNumber(10, 1_000_000),
    fallback: () => 2000,
  }),
  /** Stack traces inside workflows: costs half of a worker's throughput, for development. */
  workflowStacks: setting<boolean>({
    name: 'BIHUAN_WORKFLOW_STACKS',
    expected: '0 or 1',
    parse: flag,
    fallback: () => false,
  }),
  // Few, since more sessions than the database has cores for wait for each other instead of for us.
  workerConnections: setting<number>({
    name: 'BIHUAN_WORKER_CONNECTIONS',
    expected: 'a number from 2 to 1000',
    parse: wholeNumber(2, 1000),
    fallback: () => 4,
  }),
  apiConnections: setting<number>({
    name: 'BIHUAN_API_CONNECTIONS',
    expected: 'a number from 2 to 1000',
    parse: wholeNumber(2, 1000),
    fallback: () => 6,
  }),
  /** Of the commands that talk to a running centre: a bearer token instead of login and password. */
  token: setting<string | null>({
    name: 'BIHUAN_TOKEN',
    secret: true,
    expected: 'a token without blanks',
    parse: textLike(/^\S+$/u),
    fallback: () => null,
  }),
} as const;

type Table = typeof environmentTable;
export type EnvironmentKey = keyof Table;
export type EnvironmentValues = {
  readonly [K in EnvironmentKey]: Table[K] extends EnvironmentSetting<infer T> ? T : never;
};
