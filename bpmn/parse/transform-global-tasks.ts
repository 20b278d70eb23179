import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { isVariableName } from './data-elements.ts';
import type { Findings } from './findings.ts';
import { children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { processDataOf } from './transform-data.ts';
import {
  transformBusinessRuleTask,
  transformManualTask,
  transformScriptTask,
  transformTask,
  transformUserTask,
} from './transform-tasks.ts';
import type { Place } from './transformation.ts';

const transforms: Readonly<Record<string, (element: ModdleElement, place: Place) => BpmnElement>> =
  {
    'bpmn:GlobalTask': transformTask,
    'bpmn:GlobalManualTask': transformManualTask,
    'bpmn:GlobalUserTask': transformUserTask,
    'bpmn:GlobalScriptTask': transformScriptTask,
    'bpmn:GlobalBusinessRuleTask': transformBusinessRuleTask,
  };

/** Global tasks of a file by id. */
export function globalTasksOf(definitions: ModdleElement): ReadonlyMap<string, ModdleElement> {
  return new Map(
    children(definitions, 'rootElements').flatMap((element) => {
      const id = idOf(element);
      return id !== null && Object.hasOwn(transforms, element.$type)
        ? [[id, element] as const]
        : [];
    }),
  );
}

/**
 * A task that call activities share (BPMN 2.0.2, 10.3.4): a procedure of one element. What its `ioSpecification`
 * declares is, as for a called process, what the call gives and gets (10.3.6): no association leads to it.
 */
export function transformGlobalTask(task: ModdleElement, findings: Findings): Procedure | null {
  const id = idOf(task) ?? '';
  const element = transforms[task.$type]?.(task, {
    findings,
    parent: null,
    stage: null,
    lane: null,
    incoming: [],
    outgoing: [],
    boundaries: [],
    inHandler: false,
    compensation: null,
    isGlobal: true,
  });
  if (element === undefined) return null;
  return {
    format: 1,
    id,
    name: text(task, 'name') ?? id,
    nameEn: element.nameEn,
    starts: [id],
    ...dataOf(task, findings),
    elements: { [id]: element },
    flows: {},
    lanes: {},
    called: {},
  };
}

/** Nothing but what the task itself says can speak of its data. */
function dataOf(task: ModdleElement, findings: Findings): Pick<Procedure, 'data'> {
  const found = processDataOf(task, findings);
  const { inputs = [], outputs = [] } = found.data?.io ?? {};
  for (const data of [...inputs, ...outputs])
    if (!isVariableName(data)) findings.add('data-id-not-name', idOf(task), { data });
  return found;
}
