import type { BpmnElement } from '../model/element.ts';
import {
  child,
  children,
  extension,
  flag,
  idOf,
  text,
  type ModdleElement,
} from './moddle-element.ts';
import { readMessage } from './read-events.ts';
import { readActivity, readNode } from './read-node.ts';
import {
  assignmentOf,
  readClockOperation,
  readLimit,
  readMapping,
  readOutcomes,
  readService,
} from './read-properties.ts';
import { feel, refuse, type Place, type Reading } from './reading.ts';

type Read = (reading: Reading, element: ModdleElement, place: Place) => BpmnElement | null;

function readScript(reading: Reading, element: ModdleElement): string | null {
  const script = text(element, 'script');
  if (script === null) return null;
  const format = text(element, 'scriptFormat')?.toLowerCase() ?? '';
  if (!['feel', 'text/feel', 'application/feel'].includes(format)) {
    refuse(reading, 'script-format', idOf(element), { format });
    return null;
  }
  return feel(reading, idOf(element), 'script', script);
}

function formOf(element: ModdleElement): string | null {
  const form = extension(element, 'bh:Form');
  return form === null ? null : text(form, 'key');
}

function forking(kind: 'exclusiveGateway' | 'inclusiveGateway'): Read {
  return (reading, element, place) => {
    const fallback = child(element, 'default');
    return {
      kind,
      ...readNode(reading, element, place),
      default: fallback === null ? null : idOf(fallback),
    };
  };
}

/** Every activity and gateway that this engine runs, by BPMN type; what is not here is refused. */
const reads: Readonly<Record<string, Read>> = {
  'bpmn:Task': (r, e, p) => ({ kind: 'task', ...readActivity(r, e, p) }),
  'bpmn:ManualTask': (r, e, p) => ({ kind: 'manualTask', ...readActivity(r, e, p) }),
  'bpmn:UserTask': (r, e, p) => ({
    kind: 'userTask',
    ...readActivity(r, e, p),
    assignment: assignmentOf(r, e),
    form: formOf(e),
    limit: readLimit(r, e),
    outcomes: readOutcomes(r, e),
  }),
  'bpmn:ServiceTask': (r, e, p) => ({
    kind: 'serviceTask',
    ...readActivity(r, e, p),
    service: readService(r, e),
  }),
  'bpmn:ScriptTask': (r, e, p) => ({
    kind: 'scriptTask',
    ...readActivity(r, e, p),
    script: readScript(r, e),
    clockOperation: readClockOperation(r, e),
  }),
  'bpmn:SendTask': (r, e, p) => ({
    kind: 'sendTask',
    ...readActivity(r, e, p),
    service: readService(r, e),
    message: readMessage(r, e, e),
  }),
  'bpmn:ReceiveTask': (r, e, p) => {
    if (flag(e, 'instantiate') === true)
      refuse(r, 'not-supported', idOf(e), { what: 'instantiate' });
    return { kind: 'receiveTask', ...readActivity(r, e, p), message: readMessage(r, e, e) };
  },
  'bpmn:SubProcess': (r, e, p) => {
    if (flag(e, 'triggeredByEvent') === true)
      refuse(r, 'not-supported', idOf(e), { what: 'triggeredByEvent' });
    if (children(e, 'artifacts').length > 0 && children(e, 'flowElements').length === 0)
      refuse(r, 'sub-process-empty', idOf(e));
    return { kind: 'subProcess', ...readActivity(r, e, p), starts: [], limit: readLimit(r, e) };
  },
  'bpmn:CallActivity': (r, e, p) => ({
    kind: 'callActivity',
    ...readActivity(r, e, p),
    calledElement: text(e, 'calledElement') ?? idOf(child(e, 'calledElement')),
    inputs: readMapping(r, e, 'bh:Input'),
    outputs: readMapping(r, e, 'bh:Output'),
  }),
  'bpmn:ExclusiveGateway': forking('exclusiveGateway'),
  'bpmn:InclusiveGateway': forking('inclusiveGateway'),
  'bpmn:ParallelGateway': (r, e, p) => ({ kind: 'parallelGateway', ...readNode(r, e, p) }),
};

/** Null when it was refused; undefined when the element is neither activity nor gateway. */
export function readActivityOrGateway(
  reading: Reading,
  element: ModdleElement,
  place: Place,
): BpmnElement | null | undefined {
  return reads[element.$type]?.(reading, element, place);
}
