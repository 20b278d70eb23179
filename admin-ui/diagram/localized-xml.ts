import type { Tongue } from '../clocks/duration-words.ts';
import { makeLabelRoom } from './label-room.ts';

const extensions = 'https://bihuan.dev/bpmn/1';

/** The element that a `bh:label` speaks for: the one around its `bpmn:extensionElements`. */
function labelled(label: Element): Element | null {
  return label.parentElement?.parentElement ?? null;
}

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** A pool that is called like its process has the English name of that as well. */
function namePools(document: XMLDocument, names: ReadonlyMap<string, string>): void {
  const chinese = new Map<string, string | null>();
  for (const process of document.getElementsByTagNameNS(model, 'process')) {
    chinese.set(process.getAttribute('id') ?? '', process.getAttribute('name'));
  }
  for (const pool of document.getElementsByTagNameNS(model, 'participant')) {
    const process = pool.getAttribute('processRef') ?? '';
    const english = names.get(process);
    if (english !== undefined && pool.getAttribute('name') === chinese.get(process)) {
      pool.setAttribute('name', english);
    }
  }
}

/** Puts the English names in place of the Chinese ones. */
function nameInEnglish(document: XMLDocument): void {
  const names = new Map<string, string>();
  const named: (readonly [Element, string])[] = [];
  for (const label of document.getElementsByTagNameNS(extensions, 'label')) {
    const english = label.getAttribute('en');
    const element = labelled(label);
    if (english !== null && english !== '' && element !== null) {
      names.set(element.getAttribute('id') ?? '', english);
      named.push([element, english]);
    }
  }
  namePools(document, names);
  for (const [element, english] of named) {
    element.setAttribute('name', english);
  }
}

/**
 * The diagram with the names of one language: Chinese stands in `name`, English in `bh:label`.
 * What has no English keeps its Chinese name; labels become wide enough for the words.
 */
export function localizedXml(xml: string, tongue: Tongue): string {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (tongue === 'en') nameInEnglish(document);
  const names = new Map(
    [...document.querySelectorAll('[id][name]')].map((element) => [
      element.getAttribute('id') ?? '',
      element.getAttribute('name') ?? '',
    ]),
  );
  makeLabelRoom(document, names);
  return new XMLSerializer().serializeToString(document);
}
