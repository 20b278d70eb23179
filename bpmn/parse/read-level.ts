import type { BpmnElement } from '../model/element.ts';
import type { SequenceFlow } from '../model/procedure.ts';
import { child, children, extension, idOf, text, type ModdleElement } from './moddle-element.ts';
import { readActivityOrGateway } from './read-activities.ts';
import { readEvent } from './read-events.ts';
import { feel, refuse, type Place, type Reading } from './reading.ts';

/** Elements and flows of all levels, gathered while descending. */
export interface Gathered {
  readonly elements: Map<string, BpmnElement>;
  readonly flows: Map<string, SequenceFlow>;
}

function readFlow(reading: Reading, element: ModdleElement): SequenceFlow {
  const id = idOf(element);
  const name = text(element, 'name') ?? '';
  const label = extension(element, 'bh:Label');
  const expression = child(element, 'conditionExpression');
  const body = expression === null ? null : text(expression, 'body');
  if (expression !== null && body === null)
    refuse(reading, 'expression-expected', id, { where: 'condition', text: '' });
  return {
    id,
    name,
    nameEn: (label === null ? null : text(label, 'en')) ?? name,
    source: idOf(child(element, 'sourceRef')),
    target: idOf(child(element, 'targetRef')),
    condition: feel(reading, id, 'condition', body),
  };
}

/** Reads one level and, inside its sub-processes, the levels below. */
export function readLevel(
  reading: Reading,
  level: ModdleElement,
  place: Place,
  into: Gathered,
): void {
  for (const element of children(level, 'flowElements')) {
    const id = idOf(element);
    if (id === '') {
      refuse(reading, 'id-required', null, { what: element.$type });
    } else if (into.elements.has(id) || into.flows.has(id)) {
      refuse(reading, 'id-doubled', id);
    } else if (element.$type === 'bpmn:SequenceFlow') {
      into.flows.set(id, readFlow(reading, element));
    } else {
      const read =
        readEvent(reading, element, place) ?? readActivityOrGateway(reading, element, place);
      if (read === undefined && !reading.findings.some((finding) => finding.elementId === id))
        refuse(reading, 'not-supported', id, { what: element.$type });
      if (read === undefined || read === null) continue;
      into.elements.set(id, read);
      if (read.kind === 'subProcess')
        readLevel(reading, element, { parent: id, stage: read.stage }, into);
    }
  }
}
