import type { Tongue } from '../clocks/duration-words.ts';
import { makeLabelRoom } from './label-room.ts';

const extensions = 'https://bihuan.dev/bpmn/1';

/** The element that a `bh:label` speaks for: the one around its `bpmn:extensionElements`. */
function labelled(label: Element): Element | null {
  return label.parentElement?.parentElement ?? null;
}

/**
 * The diagram with the names of one language: Chinese stands in `name`, English in `bh:label`.
 * What has no English keeps its Chinese name; labels become wide enough for the words.
 */
export function localizedXml(xml: string, tongue: Tongue): string {
  if (tongue === 'zh') {
    return xml;
  }
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const names = new Map<string, string>();
  for (const label of document.getElementsByTagNameNS(extensions, 'label')) {
    const english = label.getAttribute('en');
    const element = labelled(label);
    if (english !== null && english !== '' && element !== null) {
      element.setAttribute('name', english);
      names.set(element.getAttribute('id') ?? '', english);
    }
  }
  makeLabelRoom(document, names);
  return new XMLSerializer().serializeToString(document);
}
