import type { Finding } from '../model/finding.ts';
import { Findings } from '../parse/findings.ts';
import { children, idOf } from '../parse/moddle-element.ts';
import { readXml } from '../parse/read-xml.ts';
import { warningAt } from './rule.ts';

/** Most files have none, and need not be read once more. */
const mayHaveSome = /<(?:\w+:)?conversation[\s>]/u;

/** Conversations that are drawn and do nothing: they move nothing, and have no key for their message flows. */
export async function conversationFindings(xml: string): Promise<readonly Finding[]> {
  const definitions = mayHaveSome.test(xml) ? await readXml(xml, new Findings()) : null;
  return (definitions === null ? [] : children(definitions, 'rootElements'))
    .flatMap((root) => children(root, 'conversations'))
    .filter((node) => node.$type === 'bpmn:Conversation')
    .filter((node) => children(node, 'correlationKeys').length === 0)
    .map((node) => warningAt('conversation-moves-nothing', idOf(node) ?? ''));
}
