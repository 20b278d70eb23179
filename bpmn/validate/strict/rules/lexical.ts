import { parseCycle, parseDuration, parseInstant } from '../../../expressions/iso8601.ts';
import type { Diagram } from '../diagram.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const mimeType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;.*)?$/;
/** RFC 3986: no blank and no other forbidden character, a percent sign only before two digits. */
const uri = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})+$/i;

const isWrong = (node: XmlNode, name: string, valid: RegExp): boolean => {
  const value = attribute(node, name);
  return value !== null && !valid.test(value);
};
const attributes =
  (owner: string, name: string, valid: RegExp) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram.all(owner).filter((node) => isWrong(node, name, valid));

/** A time may be local here: ISO 8601 knows both. */
const isDate = (text: string): boolean =>
  parseInstant(text) !== null ||
  parseInstant(`${text}Z`) !== null ||
  parseInstant(`${text}T00:00Z`) !== null;

const times =
  (name: string, valid: (text: string) => boolean) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram
      .all(name)
      .filter(({ parent }) => parent?.name === 'timerEventDefinition')
      .filter(({ text }) => text !== '' && !text.startsWith('=') && !valid(text));

/** How values are written (BPMN 2.0.2, chapters 8 and 10). */
export const lexicalRules: readonly DiagramRule[] = [
  toTheLetter(
    '4',
    'documentation-format-not-mime',
    attributes('documentation', 'textFormat', mimeType),
  ),
  toTheLetter(
    '10',
    'annotation-format-not-mime',
    attributes('textAnnotation', 'textFormat', mimeType),
  ),
  toTheLetter('145', 'script-format-not-mime', attributes('scriptTask', 'scriptFormat', mimeType)),
  toTheLetter('14', 'language-not-uri', (diagram) =>
    diagram.nodes.filter((node) => isWrong(node, 'language', uri)),
  ),
  toTheLetter('60', 'transaction-method-not-uri', attributes('transaction', 'method', uri)),
  toTheLetter('132', 'time-date-not-valid', times('timeDate', isDate)),
  toTheLetter(
    '133',
    'time-cycle-not-valid',
    times('timeCycle', (text) => parseCycle(text) !== null),
  ),
  toTheLetter(
    '134',
    'time-duration-not-valid',
    times('timeDuration', (text) => parseDuration(text) !== null),
  ),
];
