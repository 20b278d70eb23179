import { child, text, type ModdleElement } from '../../../bpmn/parse/moddle-element.ts';
import { extensionsOf } from './properties/place.ts';

function labelIn(element: ModdleElement): ModdleElement | null {
  return extensionsOf(element).find(({ $type }) => $type === 'bh:Label') ?? null;
}

/** What has the English name: a pool that is called like its process has that of the process. */
export function englishLabel(element: ModdleElement): ModdleElement | null {
  const process = child(element, 'processRef');
  const isSame = process !== null && text(process, 'name') === text(element, 'name');
  return labelIn(element) ?? (isSame ? labelIn(process) : null);
}

/** The English name; null where there is none, or an empty one. */
export function englishName(element: ModdleElement): string | null {
  const label = englishLabel(element);
  const name = label === null ? null : text(label, 'en');
  return name === '' ? null : name;
}

/** What an element is called by the reader: what has no English name keeps its own. */
export const shownName = (element: ModdleElement, english: boolean): string | null =>
  (english ? englishName(element) : null) ?? text(element, 'name');
