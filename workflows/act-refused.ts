import type { ActRefusal } from './contract.ts';

/** A command that is refused, with the code that the caller gets; nothing was changed. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';
  readonly code: ActRefusal;

  constructor(code: ActRefusal, message: string) {
    super(message);
    this.code = code;
  }
}

/** Throws `ActRefused` unless the condition holds. */
export function requireThat(holds: boolean, code: ActRefusal, message: string): asserts holds {
  if (!holds) throw new ActRefused(code, message);
}
