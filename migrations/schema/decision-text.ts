import type { Generated } from 'kysely';

/**
 * A DMN text that some version was published with. Its hash, the SHA-256 of the text, is its name: versions
 * that ask the same decisions share the text. Never changed (a trigger refuses it).
 */
export interface DecisionTextTable {
  hash: string;
  /** Id of the `definitions`: what business rule tasks call it by. */
  model: string;
  /** Name of the `definitions`. */
  name: string;
  text: string;
  created_at: Generated<Date>;
}
