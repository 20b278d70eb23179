/** What a command on accounts came to. */
export interface Outcome {
  readonly done: boolean;
  /** For a person at a terminal. */
  readonly words: readonly string[];
  /** For the line of JSON. */
  readonly result: Readonly<Record<string, unknown>>;
}

/** The answer is no; `code` says why. */
export const refused = (code: string, words: string): Outcome => ({
  done: false,
  words: [words],
  result: { code },
});

export interface GivenPassword {
  readonly login: string;
  readonly id: string;
  readonly password: string;
  /** It is not known to who runs the command: the only place where it is ever shown. */
  readonly generated: boolean;
  readonly validUntil: Date;
}

/** A one-time password was set. */
export const passwordGiven = (what: string, given: GivenPassword): Outcome => ({
  done: true,
  words: [
    what,
    ...(given.generated ? [`One-time password: ${given.password}`] : []),
    `It has to be changed at the first sign-in, by ${given.validUntil.toISOString()}.`,
  ],
  result: {
    login: given.login,
    id: given.id,
    ...(given.generated ? { oneTimePassword: given.password } : {}),
    validUntil: given.validUntil.toISOString(),
  },
});
