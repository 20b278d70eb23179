import { DmnModdle } from 'dmn-moddle';
import { Findings } from '../../parse/findings.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import { readWith } from '../../parse/read-xml.ts';
import { laterNames } from './later-names.ts';

const reader = new DmnModdle({ later: laterNames });

/** DMN 1.4, 1.5 and 1.6, which write what 1.3 has as it does; of what they added the boxed expressions are read. */
const laterVersions =
  /(xmlns(?::[\w.-]+)?\s*=\s*["']https:\/\/www\.omg\.org\/spec\/DMN\/)(?:20211108|20230324|20240513)(?=\/(?:MODEL|DMNDI)\/["'])/g;
const olderVersions =
  /xmlns(?::[\w.-]+)?\s*=\s*["'](http:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101\/dmn\.xsd|20151130|20180521\/MODEL\/))["']/;

/** What later versions added to drawings, which nothing is read of. */
const drawing = new Set(['unknown attribute <useAlternativeInputDataShape>']);

/** The definitions element, or null when the text is no usable DMN. Never throws. */
export async function readDmn(xml: string, findings: Findings): Promise<ModdleElement | null> {
  const found = new Findings();
  // Dates of the same length: places in the text stay what they are.
  const definitions = await readWith(reader, xml.replace(laterVersions, '$120191111'), found);
  // Only of what could not be read: tools leave declarations of older versions behind that nothing uses.
  const older = definitions === null ? olderVersions.exec(xml) : null;
  if (older !== null) {
    findings.add('version-not-supported', null, { namespace: older[1] ?? '' });
    return null;
  }
  for (const { code, elementId, params } of found.all) {
    if (!drawing.has(String(params['message']))) findings.add(code, elementId, params);
  }
  return definitions;
}
