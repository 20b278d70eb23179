/** Variables of a process by name; an empty one counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting of an installation, given by the environment. */
export interface EnvironmentSetting<T> {
  readonly name: string;
  /** Says after "expected" what would do. */
  readonly expected: string;
  /** Undefined for a text that will not do. */
  readonly parse: (text: string) => T | undefined;
  /** What holds when it is absent; null when it must be there. */
  readonly fallback: ((environment: Environment) => T) | null;
  /** A password or key: people are told only whether it is given. */
  readonly secret?: true;
}

export const givenText = (environment: Environment, name: string): string | null => {
  const text = environment[name] ?? '';
  return text === '' ? null : text;
};

/** A text that matches. */
export const textLike =
  (shape: RegExp) =>
  (text: string): string | undefined =>
    shape.test(text) ? text : undefined;

export const flag = (text: string): boolean | undefined => ({ '0': false, '1': true })[text];

export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number | undefined => {
    const value = /^\d{1,7}$/u.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };

/** `host:port`, the host in brackets when it has colons itself. */
export const hostAndPort = (text: string): string | undefined => {
  const port = /^(?:\[[0-9a-f:.]+\]|[^\s/:]+):(\d{1,5})$/iu.exec(text)?.[1];
  return port !== undefined && wholeNumber(1, 65_535)(port) !== undefined ? text : undefined;
};
