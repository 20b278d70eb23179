import type { FindingCode } from '../../model/finding-advice.ts';
import type { Diagram } from './diagram.ts';
import type { XmlNode } from './xml-node.ts';

/**
 * `strict` is the specification to the letter; `deployment` is what administrators draw, who leave out what
 * only an interchange of models needs.
 */
export type Profile = 'strict' | 'deployment';

/** One constraint of the specification over a diagram as it was written. */
export interface DiagramRule {
  readonly code: string;
  /**
   * Its numbers in the list of constraints that BPMNspector has published, `REF` for references: several
   * where the specification says the same in several places.
   */
  readonly constraint: string;
  readonly profiles: readonly Profile[];
  /** What tells rules of one code apart. */
  readonly params?: Readonly<Record<string, string>>;
  /** The elements that break it. */
  readonly broken: (diagram: Diagram) => readonly XmlNode[];
}

type Broken = DiagramRule['broken'];

/** A rule that holds to the letter and for drawings alike. */
export function always(constraint: string, code: FindingCode, broken: Broken): DiagramRule {
  return { code, constraint, profiles: ['strict', 'deployment'], broken };
}

/** A rule that only the letter of the specification demands. */
export function toTheLetter(constraint: string, code: string, broken: Broken): DiagramRule {
  return { code, constraint, profiles: ['strict'], broken };
}
