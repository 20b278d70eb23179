/** A year without calendar data stands in the way of an answer (domain.md 5.1): never guessed. */
export interface Undetermined {
  readonly ok: false;
  readonly missingYear: number;
}

export const undetermined = (missingYear: number): Undetermined => ({ ok: false, missingYear });
