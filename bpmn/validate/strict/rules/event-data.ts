import type { Diagram } from '../diagram.ts';
import { itemOf, sameItem } from '../items.ts';
import { isA } from '../metamodel.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { childrenNamed } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

/** What an event definition carries, by the reference that names it. */
const carried = ['messageRef', 'signalRef', 'errorRef', 'escalationRef'];

const dataOf = (event: XmlNode): readonly XmlNode[] =>
  childrenNamed(event, isA(event, 'CatchEvent') ? 'dataOutput' : 'dataInput');

/** The n-th data of an event belongs to its n-th definition. */
function itemsFit(diagram: Diagram, event: XmlNode): boolean {
  const data = dataOf(event);
  return diagram.definitions(event).every((definition, index) => {
    const node = data[index];
    if (node === undefined) return true;
    return carried
      .flatMap((reference) => diagram.referred(definition, reference))
      .every((one) => sameItem(itemOf(diagram, one), itemOf(diagram, node)));
  });
}

/** Data of events (BPMN 2.0.2, 10.4 and 10.5). */
export const eventDataRules: readonly DiagramRule[] = [
  toTheLetter('93', 'event-data-not-one-for-each-definition', (diagram) =>
    diagram
      .all('Event')
      .filter(
        (event) =>
          dataOf(event).length > 0 && dataOf(event).length !== diagram.definitions(event).length,
      ),
  ),
  toTheLetter('94', 'event-data-differs', (diagram) =>
    diagram.all('Event').filter((event) => dataOf(event).length > 0 && !itemsFit(diagram, event)),
  ),
];
