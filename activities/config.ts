/** Everything that the environment decides for the worker, read once (`npm run worker`). */
export interface Config {
  readonly databaseUrl: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly tls: boolean;
    readonly apiKey: string | null;
  };
  readonly dataDirectory: string;
  readonly filesDirectory: string;
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** Cases kept in memory; one that is not is replayed from its history when it is next needed. */
  readonly cachedCases: number;
  /** Stack traces inside workflows: costs half of a worker's throughput, for development. */
  readonly workflowStacks: boolean;
  readonly databaseConnections: number;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** Refuses to start; names every wrong setting at once and repeats no value (it may be a secret). */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';

  constructor(faults: readonly string[]) {
    super(`Settings refused:\n  ${faults.join('\n  ')}`);
  }
}

/** Reads settings by name and collects what is wrong with them. */
class SettingReader {
  readonly faults: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The setting, or the default where it is absent or empty; `read` answers undefined to what will not do. */
  read<T>(name: string, fallback: T, expected: string, read: (text: string) => T | undefined): T {
    const given = this.#environment[name] ?? '';
    if (given === '') return fallback;
    const value = read(given);
    if (value === undefined) this.faults.push(`${name}: expected ${expected}`);
    return value ?? fallback;
  }

  text(
    name: string,
    fallback: string,
    expected: string,
    accepts: (text: string) => boolean,
  ): string {
    return this.read(name, fallback, expected, (text) => (accepts(text) ? text : undefined));
  }

  flag(name: string): boolean {
    return this.read(name, false, '0 or 1', (text) => ({ '0': false, '1': true })[text]);
  }

  count(name: string, fallback: number, least: number): number {
    return this.read(name, fallback, `a number from ${String(least)}`, (text) =>
      /^\d{1,7}$/u.test(text) && Number(text) >= least ? Number(text) : undefined,
    );
  }
}

const anyText = (): boolean => true;
const withoutBlanks = (text: string): boolean => /^\S+$/u.test(text);

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const readTemporal = (reader: SettingReader): Config['temporal'] => ({
  address: reader.text('TEMPORAL_ADDRESS', '127.0.0.1:7233', 'host:port', (text) =>
    /^[^\s/]+:\d{1,5}$/u.test(text),
  ),
  namespace: reader.text('TEMPORAL_NAMESPACE', 'default', 'a name without blanks', withoutBlanks),
  tls: reader.flag('TEMPORAL_TLS'),
  apiKey: reader.text('TEMPORAL_API_KEY', '', 'a key', anyText) || null,
});

const readDatabaseUrl = (reader: SettingReader): string => {
  const expected = 'an address that begins with postgres://';
  const url = reader.text('DATABASE_URL', '', expected, isPostgresUrl);
  if (url === '' && reader.faults.length === 0)
    reader.faults.push(`DATABASE_URL: expected ${expected}`);
  return url;
};

/** @throws ConfigRefused naming every setting that is missing or wrong */
export const readConfig = (environment: Environment): Config => {
  const reader = new SettingReader(environment);
  const dataDirectory = reader.text('BIHUAN_DATA_DIR', '.data', 'a directory', anyText);
  const config: Config = {
    databaseUrl: readDatabaseUrl(reader),
    temporal: readTemporal(reader),
    dataDirectory,
    filesDirectory: reader.text(
      'BIHUAN_FILES_DIR',
      `${dataDirectory}/files`,
      'a directory',
      anyText,
    ),
    timeZone: reader.text('BIHUAN_TIME_ZONE', 'Asia/Shanghai', 'an IANA time zone', isTimeZone),
    logLevel: reader.read<LogLevel>(
      'BIHUAN_LOG_LEVEL',
      'info',
      `one of ${logLevels.join(', ')}`,
      (text) => logLevels.find((level) => level === text),
    ),
    cachedCases: reader.count('BIHUAN_CACHED_CASES', 2000, 10),
    workflowStacks: reader.flag('BIHUAN_WORKFLOW_STACKS'),
    databaseConnections: reader.count('BIHUAN_WORKER_CONNECTIONS', 12, 2),
  };
  if (reader.faults.length > 0) throw new ConfigRefused(reader.faults);
  return config;
};

/** The settings of this process. @throws ConfigRefused */
export const configOfProcess = (): Config => readConfig(process.env);
