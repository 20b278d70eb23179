import { isExecutable } from '../diagram.ts';
import type { Diagram } from '../diagram.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

/** Elements by the element that they stand in. */
type Places = ReadonlyMap<string, readonly string[]>;

/** Expressions that a token meets. */
const evaluated: Places = new Map([
  ['adHocSubProcess', ['completionCondition']],
  ['assignment', ['from', 'to']],
  ['complexGateway', ['activationCondition']],
  ['multiInstanceLoopCharacteristics', ['loopCardinality', 'completionCondition']],
  ['sequenceFlow', ['conditionExpression']],
  ['standardLoopCharacteristics', ['loopCondition']],
  ['timerEventDefinition', ['timeDate', 'timeCycle', 'timeDuration']],
]);

/** Elements whose type is a formal expression without saying so. */
const formal: Places = new Map([
  ['complexBehaviorDefinition', ['condition']],
  ['correlationPropertyRetrievalExpression', ['messagePath']],
  ['correlationPropertyBinding', ['dataPath']],
  ['dataInputAssociation', ['transformation']],
  ['dataOutputAssociation', ['transformation']],
]);

const standsIn = (places: Places, { name, parent }: XmlNode): boolean =>
  parent !== null && (places.get(parent.name)?.includes(name) ?? false);

const saysFormal = (node: XmlNode): boolean => attribute(node, 'xsi:type') === 'tFormalExpression';

const literal = /^(?:[-+]?\d+(?:\.\d+)?|"[^"]*")$/;
const literalConditions = (owner: string, name: string) => (diagram: Diagram) =>
  diagram
    .all(name)
    .filter((node) => node.parent?.name === owner && literal.test(node.text.replace(/^=\s*/, '')));

/** Expressions (BPMN 2.0.2, chapter 8, Expressions): a machine evaluates formal ones only. */
export const expressionRules: readonly DiagramRule[] = [
  toTheLetter('12', 'expression-not-formal', (diagram) =>
    diagram.nodes.filter(
      (node) => standsIn(evaluated, node) && isExecutable(node) && !saysFormal(node),
    ),
  ),
  toTheLetter('13', 'expression-empty', (diagram) =>
    diagram.nodes.filter(
      (node) => (saysFormal(node) || standsIn(formal, node)) && node.text === '',
    ),
  ),
  toTheLetter(
    '71',
    'completion-condition-not-boolean',
    literalConditions('multiInstanceLoopCharacteristics', 'completionCondition'),
  ),
  toTheLetter(
    '72',
    'behavior-condition-not-boolean',
    literalConditions('complexBehaviorDefinition', 'condition'),
  ),
];
