import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { Finding } from '../../../../bpmn/model/finding.ts';
import type { designer } from '../../../messages/zh/designer.ts';
import type { Edit } from '../canvas/edit.ts';
import type { Drawn, Services } from '../canvas/services.ts';

/** The words of a press that mends something: `designer.mend.<word>`. */
export type MendWord = keyof (typeof designer)['mend'];

/** What a mend may look at before it is offered. */
export interface Scene {
  readonly finding: Finding;
  /** What the finding is about. */
  readonly drawn: Drawn;
  readonly get: <N extends keyof Services>(name: N) => Services[N];
}

/** One press that mends a finding. */
export interface Mend {
  readonly word: MendWord;
  /** Whether it can be done here. */
  readonly fits: (scene: Scene) => boolean;
  readonly apply: (scene: Scene, edit: Edit) => void;
}

export const always = (): boolean => true;

/** What the finding is about, as the diagram keeps it. */
export const business = ({ drawn }: Scene): ModdleElement => drawn.businessObject;
