import { isExecutable } from '../diagram.ts';
import type { Diagram } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always, toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const events = (diagram: Diagram): readonly XmlNode[] => diagram.all('Event');

const throwsWithoutCode = (diagram: Diagram, event: XmlNode): boolean =>
  diagram.definitions(event).some((definition) => {
    if (definition.name !== 'escalationEventDefinition') return false;
    const [escalation] = diagram.referred(definition, 'escalationRef');
    return escalation === undefined || (attribute(escalation, 'escalationCode') ?? '') === '';
  });

const incompleteMessages = (property: string) => (diagram: Diagram) =>
  events(diagram).filter(
    (event) =>
      isExecutable(event) &&
      diagram
        .definitions(event)
        .some(
          (definition) =>
            definition.name === 'messageEventDefinition' &&
            references(definition, property).length === 0,
        ),
  );

const isFormal = (condition: XmlNode): boolean =>
  attribute(condition, 'xsi:type') === 'tFormalExpression' && condition.text !== '';

/** What event definitions need to be executed (BPMN 2.0.2, 10.5.5). */
export const eventDefinitionRules: readonly DiagramRule[] = [
  toTheLetter('11', 'escalation-code-required', (diagram) =>
    diagram.all('ThrowEvent').filter((event) => throwsWithoutCode(diagram, event)),
  ),
  always('95', 'event-definition-of-throw-event-shared', (diagram) =>
    events(diagram).filter((event) =>
      diagram
        .referred(event, 'eventDefinitionRef')
        .some(({ parent }) => parent !== null && isA(parent, 'ThrowEvent')),
    ),
  ),
  toTheLetter('123', 'condition-not-formal', (diagram) =>
    events(diagram).filter(
      (event) =>
        isExecutable(event) &&
        diagram
          .definitions(event)
          .some(
            (definition) =>
              definition.name === 'conditionalEventDefinition' &&
              !childrenNamed(definition, 'condition').some(isFormal),
          ),
    ),
  ),
  toTheLetter('127', 'message-required', incompleteMessages('messageRef')),
  toTheLetter('128', 'operation-required', incompleteMessages('operationRef')),
];
