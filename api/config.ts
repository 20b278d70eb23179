/** Everything that the environment decides, read once (`npm run api`). Secrets stay out of logs. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly tls: boolean;
    readonly apiKey: string | null;
  };
  readonly dataDirectory: string;
  readonly filesDirectory: string;
  readonly demo: boolean;
  readonly demoPassword: string;
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  readonly centreName: string;
  /** Addresses of reverse proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** A wrong setting: its name and what was expected instead. */
export interface SettingFault {
  readonly name: string;
  readonly expected: string;
}

/** Refuses to start; names every wrong setting at once and repeats no value (it may be a secret). */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    super(faults.map((fault) => `${fault.name}: expected ${fault.expected}`).join('\n'));
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings by name and collects what is wrong with them. */
class SettingReader {
  readonly faults: SettingFault[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The setting, or the default when it is absent or empty; `check` says whether the text will do. */
  text(
    name: string,
    fallback: string | null,
    expected: string,
    check: (text: string) => boolean,
  ): string {
    const given = this.#environment[name] ?? '';
    const value = given === '' ? fallback : given;
    if (value !== null && check(value)) return value;
    this.faults.push({ name, expected });
    return '';
  }

  flag(name: string, fallback: boolean): boolean {
    return (
      this.text(name, fallback ? '1' : '0', '0 or 1', (text) => text === '0' || text === '1') ===
      '1'
    );
  }
}

const anyText = (): boolean => true;

const isPostgresUrl = (text: string): boolean =>
  URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);

const isPort = (text: string): boolean => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535;

const isHostAndPort = (text: string): boolean => {
  const colon = text.lastIndexOf(':');
  return colon > 0 && isPort(text.slice(colon + 1));
};

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isLogLevel = (text: string): text is LogLevel => logLevels.some((level) => level === text);

/** @throws ConfigRefused naming every setting that is missing or wrong. */
export const readConfig = (environment: Environment): Config => {
  const read = new SettingReader(environment);
  const dataDirectory = read.text('BIHUAN_DATA_DIR', '.data', 'a directory', anyText);
  const logLevel = read.text(
    'BIHUAN_LOG_LEVEL',
    'info',
    `one of ${logLevels.join(', ')}`,
    isLogLevel,
  );
  const demoPassword = read.text(
    'BIHUAN_DEMO_PASSWORD',
    'bihuan-demo',
    'at least 8 characters',
    (text) => text.length >= 8,
  );
  const proxies = read.text('BIHUAN_TRUSTED_PROXIES', '', 'addresses separated by commas', (text) =>
    /^[0-9a-f.:/, ]*$/iu.test(text),
  );
  const config: Config = {
    host: read.text('HOST', '127.0.0.1', 'an address to listen on', (text) => /^\S+$/u.test(text)),
    port: Number(read.text('PORT', '8080', 'a port from 0 to 65535', isPort)),
    databaseUrl: read.text('DATABASE_URL', null, 'a postgres:// address', isPostgresUrl),
    temporal: {
      address: read.text('TEMPORAL_ADDRESS', '127.0.0.1:7233', 'host:port', isHostAndPort),
      namespace: read.text('TEMPORAL_NAMESPACE', 'default', 'a name without blanks', (text) =>
        /^\S+$/u.test(text),
      ),
      tls: read.flag('TEMPORAL_TLS', false),
      apiKey: read.text('TEMPORAL_API_KEY', '', 'a key', anyText) || null,
    },
    dataDirectory,
    filesDirectory: read.text('BIHUAN_FILES_DIR', `${dataDirectory}/files`, 'a directory', anyText),
    demo: read.flag('BIHUAN_DEMO', false),
    demoPassword,
    timeZone: read.text('BIHUAN_TIME_ZONE', 'Asia/Shanghai', 'an IANA time zone', isTimeZone),
    logLevel: isLogLevel(logLevel) ? logLevel : 'info',
    centreName: read.text(
      'BIHUAN_CENTRE_NAME',
      '基层集成指挥中心',
      'a name',
      (text) => text.length <= 100,
    ),
    trustedProxies: proxies.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])),
  };
  if (read.faults.length > 0) throw new ConfigRefused(read.faults);
  return config;
};

/** The settings of this process. @throws ConfigRefused */
export const configOfProcess = (): Config => readConfig(process.env);

/** The database of commands that need no running centre. @throws ConfigRefused */
export const databaseUrlOfProcess = (): string => {
  const read = new SettingReader(process.env);
  const url = read.text('DATABASE_URL', null, 'a postgres:// address', isPostgresUrl);
  if (read.faults.length > 0) throw new ConfigRefused(read.faults);
  return url;
};

/** What the commands that talk to a running centre take from the environment. */
export interface CommandSettings {
  /** Address of the centre on this machine. */
  readonly server: string;
  /** A bearer token instead of login and password. */
  readonly token: string | null;
  /** The password of demo accounts. */
  readonly demoPassword: string;
}

export const commandSettings = (environment: Environment = process.env): CommandSettings => ({
  server: `http://127.0.0.1:${environment['PORT'] ?? '8080'}`,
  token: environment['BIHUAN_TOKEN'] ?? null,
  demoPassword: environment['BIHUAN_DEMO_PASSWORD'] ?? 'bihuan-demo',
});
