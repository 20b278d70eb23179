import type { Diagram } from '../diagram.ts';
import { ioSpecification } from '../diagram.ts';
import { itemOf, sameItem } from '../items.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

/** Tasks of a kind that name a message or an operation. */
const naming =
  (task: string, reference: string) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram.all(task).filter((node) => references(node, reference).length > 0);

const services = naming('serviceTask', 'operationRef');
const sends = naming('sendTask', 'messageRef');
const receives = naming('receiveTask', 'messageRef');

const parts = (task: XmlNode, name: string): readonly XmlNode[] => {
  const specification = ioSpecification(task);
  return specification === null ? [] : childrenNamed(specification, name);
};

const moreThanOne =
  (tasks: (diagram: Diagram) => readonly XmlNode[], part: string) => (diagram: Diagram) =>
    tasks(diagram).filter((task) => parts(task, part).length > 1);

const itemDiffers =
  (
    tasks: (diagram: Diagram) => readonly XmlNode[],
    part: 'dataInput' | 'dataOutput',
    messages: (diagram: Diagram, task: XmlNode) => readonly XmlNode[],
  ) =>
  (diagram: Diagram) =>
    tasks(diagram).filter((task) =>
      messages(diagram, task).some((message) =>
        parts(task, part).some(
          (data) => !sameItem(itemOf(diagram, message), itemOf(diagram, data)),
        ),
      ),
    );

const ofOperation = (reference: string) => (diagram: Diagram, task: XmlNode) =>
  diagram
    .referred(task, 'operationRef')
    .flatMap((operation) => diagram.referred(operation, reference));
const own = (diagram: Diagram, task: XmlNode): readonly XmlNode[] =>
  diagram.referred(task, 'messageRef');

/** Data of tasks that exchange messages (BPMN 2.0.2, 10.3.3 and 10.4). */
export const operationRules: readonly DiagramRule[] = [
  toTheLetter('42', 'service-task-input-set-single', (diagram) =>
    services(diagram).filter((task) => parts(task, 'inputSet').length !== 1),
  ),
  toTheLetter('43', 'service-task-output-sets', moreThanOne(services, 'outputSet')),
  toTheLetter(
    '44',
    'service-task-input-differs',
    itemDiffers(services, 'dataInput', ofOperation('inMessageRef')),
  ),
  toTheLetter(
    '45',
    'service-task-output-differs',
    itemDiffers(services, 'dataOutput', ofOperation('outMessageRef')),
  ),
  toTheLetter('46', 'send-task-input-sets', moreThanOne(sends, 'inputSet')),
  toTheLetter('47', 'send-task-data-inputs', moreThanOne(sends, 'dataInput')),
  toTheLetter('48', 'send-task-input-differs', itemDiffers(sends, 'dataInput', own)),
  toTheLetter('50', 'receive-task-output-sets', moreThanOne(receives, 'outputSet')),
  toTheLetter('51', 'receive-task-data-outputs', moreThanOne(receives, 'dataOutput')),
  toTheLetter('52', 'receive-task-output-differs', itemDiffers(receives, 'dataOutput', own)),
];
