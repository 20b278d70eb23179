import type { Diagram } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, flag, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const bound = (multiplicity: XmlNode, name: string, byDefault: number): number =>
  Number(attribute(multiplicity, name) ?? byDefault);

const refersToChoreography = (diagram: Diagram): readonly XmlNode[] =>
  diagram
    .all('choreography', 'globalConversation')
    .filter((node) => references(node, 'choreographyRef').length > 0);

const notInGlobalConversation = ['ConversationNode', 'Artifact', 'FlowElement', 'conversationLink'];

/** Pools and what they agree on (BPMN 2.0.2, chapter 9 and 11). */
export const collaborationRules: readonly DiagramRule[] = [
  toTheLetter('27', 'choreography-refers-to-choreography', refersToChoreography),
  toTheLetter('29', 'participant-minimum-negative', (diagram) =>
    diagram.all('participantMultiplicity').filter((one) => bound(one, 'minimum', 0) < 0),
  ),
  toTheLetter('30', 'participant-maximum-too-small', (diagram) =>
    diagram
      .all('participantMultiplicity')
      .filter((one) => bound(one, 'maximum', 1) < Math.max(1, bound(one, 'minimum', 0))),
  ),
  toTheLetter('32', 'global-conversation-with-nodes', (diagram) =>
    diagram
      .all('globalConversation')
      .filter((node) =>
        node.children.some((child) => notInGlobalConversation.some((type) => isA(child, type))),
      ),
  ),
  toTheLetter('33', 'closed-differs-from-choreography', (diagram) =>
    diagram
      .all('collaboration')
      .filter((node) =>
        diagram
          .referred(node, 'choreographyRef')
          .some((other) => flag(other, 'isClosed', false) !== flag(node, 'isClosed', false)),
      ),
  ),
  toTheLetter('35', 'public-process-executable', (diagram) =>
    diagram
      .all('process')
      .filter(
        (process) =>
          attribute(process, 'processType') === 'Public' && flag(process, 'isExecutable', false),
      ),
  ),
];
