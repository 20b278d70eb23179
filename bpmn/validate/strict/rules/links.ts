import type { Diagram } from '../diagram.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import type { XmlNode } from '../xml-node.ts';

const linksOf = (diagram: Diagram, event: string): readonly XmlNode[] =>
  diagram.all('linkEventDefinition').filter(({ parent }) => parent?.name === event);

const level = (link: XmlNode): XmlNode | null => link.parent?.parent ?? null;

/** Links name each other (BPMN 2.0.2, 10.5.5); drawings pair them by name alone. */
export const linkRules: readonly DiagramRule[] = [
  toTheLetter('124', 'link-source-required', (diagram) =>
    linksOf(diagram, 'intermediateCatchEvent').filter(
      (link) => diagram.referred(link, 'source').length === 0,
    ),
  ),
  toTheLetter('125', 'link-target-required', (diagram) =>
    linksOf(diagram, 'intermediateThrowEvent').filter(
      (link) => diagram.referred(link, 'target').length !== 1,
    ),
  ),
  toTheLetter('118', 'link-target-names-another-source', (diagram) =>
    linksOf(diagram, 'intermediateThrowEvent').filter((link) =>
      diagram
        .referred(link, 'target')
        .some((target) => !diagram.referred(target, 'source').includes(link)),
    ),
  ),
  toTheLetter('126', 'link-leaves-its-level', (diagram) =>
    linksOf(diagram, 'intermediateThrowEvent').filter((link) =>
      diagram.referred(link, 'target').some((target) => level(target) !== level(link)),
    ),
  ),
];
