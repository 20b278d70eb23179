import type { Diagram } from '../diagram.ts';
import { ioSpecification } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always, toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const belowOne = (name: string) => (diagram: Diagram) =>
  diagram.all('Activity').filter((activity) => !(Number(attribute(activity, name) ?? 1) >= 1));

const has = (node: XmlNode, ...names: readonly string[]): boolean =>
  childrenNamed(node, ...names).length > 0;

const loops = (activity: XmlNode): number =>
  activity.children.filter((child) => isA(child, 'LoopCharacteristics')).length;

/** Activities by themselves (BPMN 2.0.2, 10.3). */
export const activityRules: readonly DiagramRule[] = [
  always('37', 'start-quantity-below-one', belowOne('startQuantity')),
  always('38', 'completion-quantity-below-one', belowOne('completionQuantity')),
  toTheLetter('39', 'resource-named-and-computed', (diagram) =>
    diagram
      .all('ResourceRole')
      .filter((role) => has(role, 'resourceRef') && has(role, 'resourceAssignmentExpression')),
  ),
  toTheLetter('40', 'resource-parameter-without-resource', (diagram) =>
    diagram
      .all('ResourceRole')
      .filter((role) => has(role, 'resourceParameterBinding') && !has(role, 'resourceRef')),
  ),
  always('41 54 55', 'loop-characteristics-repeated', (diagram) =>
    diagram.all('Activity').filter((activity) => loops(activity) > 1),
  ),
  toTheLetter('53', 'script-format-required', (diagram) =>
    diagram
      .all('scriptTask')
      .filter((task) => has(task, 'script') && (attribute(task, 'scriptFormat') ?? '') === ''),
  ),
  toTheLetter('67', 'multi-instance-without-number', (diagram) =>
    diagram
      .all('multiInstanceLoopCharacteristics')
      .filter((loop) => !has(loop, 'loopCardinality', 'loopDataInputRef')),
  ),
  toTheLetter('68', 'loop-data-input-not-of-task', (diagram) =>
    diagram
      .all('multiInstanceLoopCharacteristics')
      .filter(({ parent }) => parent !== null && isA(parent, 'Task'))
      .filter((loop) => references(loop, 'loopDataInputRef').some((id) => !isInputOf(loop, id))),
  ),
  toTheLetter('99', 'called-process-without-none-start', (diagram) =>
    diagram
      .all('callActivity')
      .filter((call) =>
        diagram
          .referred(call, 'calledElement')
          .some((called) => called.name === 'process' && !startsByCall(diagram, called)),
      ),
  ),
];

function isInputOf(loop: XmlNode, id: string): boolean {
  const specification = loop.parent === null ? null : ioSpecification(loop.parent);
  return (
    specification !== null &&
    childrenNamed(specification, 'dataInput').some((input) => attribute(input, 'id') === id)
  );
}

/** A process without any start event starts where nothing leads to. */
function startsByCall(diagram: Diagram, process: XmlNode): boolean {
  const starts = childrenNamed(process, 'startEvent');
  return starts.length === 0 || starts.some((start) => diagram.definitions(start).length === 0);
}
