import type { ModdleElement } from '../../../../../bpmn/parse/moddle-element.ts';
import { englishLabel, englishName } from '../../shown-name.ts';
import { elementOf } from '../../../../diagram/element-of.ts';

/** As the modeler knows it. */
interface Shown {
  readonly businessObject?: unknown;
}

/** The English name of what is drawn; null where there is none. */
export function nameOf(shown: Shown): string | null {
  const element = elementOf(shown);
  return element === null ? null : englishName(element);
}

/** The part that has it. */
export function labelOf(shown: Shown): ModdleElement | null {
  const element = elementOf(shown);
  return element === null ? null : englishLabel(element);
}
