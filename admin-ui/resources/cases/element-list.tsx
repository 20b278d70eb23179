import { useTranslate } from 'ra-core';
import { useMemo } from 'react';
import type { BpmnElement } from '../../../bpmn/model/element.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { stages } from '../../../domain/stages.ts';
import { markersOf, stateOf, type DiagramMarking } from '../../diagram/marking.ts';
import type { ElementNames } from './element-names.ts';

/** What a reader of the text needs: steps with a name, and where the case ends. */
const isTold = (element: BpmnElement): boolean =>
  element.name !== '' && !element.kind.endsWith('Gateway');

/** Stages come in the order of the loop, what belongs to none at the end. */
function stageOf(element: BpmnElement): number {
  const at = stages.findIndex((stage) => stage === element.stage);
  return at === -1 ? stages.length : at;
}

/** Elements in the order of their stages, within one in the order in which tokens reach them. */
export function inFlowOrder(procedure: Procedure): readonly BpmnElement[] {
  const ordered = new Map<string, BpmnElement>();
  const visit = (ids: readonly string[]): void => {
    const queue = [...ids];
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const element = procedure.elements[id];
      if (element !== undefined && !ordered.has(id)) {
        ordered.set(id, element);
        if (element.kind === 'subProcess') {
          visit(element.starts);
        }
        queue.push(...element.outgoing.flatMap((flow) => procedure.flows[flow]?.target ?? []));
      }
    }
  };
  visit(procedure.starts);
  for (const element of Object.values(procedure.elements)) {
    if (!ordered.has(element.id)) {
      visit([element.id]);
    }
  }
  return [...ordered.values()]
    .filter(isTold)
    .toSorted((one, other) => stageOf(one) - stageOf(other));
}

/** The text twin of the diagram: its elements with their state (screens section 8). */
export function ElementList({
  procedure,
  marking,
  names,
}: {
  readonly procedure: Procedure;
  readonly marking: DiagramMarking;
  readonly names: ElementNames;
}) {
  const translate = useTranslate();
  const elements = useMemo(() => inFlowOrder(procedure), [procedure]);
  const markers = markersOf(marking);
  return (
    <ol className="bh-elements">
      {elements.map((element) => {
        const state = stateOf(markers, element.id);
        return (
          <li key={element.id} className={state}>
            <span>{names.element(element.id)}</span>
            <span className="state">{translate(`cases.element.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
