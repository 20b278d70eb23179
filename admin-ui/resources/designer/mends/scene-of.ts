import { isModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { Finding } from '../../../../bpmn/model/finding.ts';
import type { DesignerCanvas } from '../canvas/designer-canvas.ts';
import type { Drawn } from '../canvas/services.ts';
import type { Scene } from './mend.ts';

/** The pool of a process, which is not drawn itself. */
function poolOf({ get }: DesignerCanvas, process: string): Drawn | undefined {
  return get('elementRegistry')
    .getAll()
    .find(({ businessObject }) => {
      const of = businessObject['processRef'];
      return isModdleElement(of) && of['id'] === process;
    });
}

/** Where a finding can be mended; null when what it is about is not drawn. */
export function sceneOf(canvas: DesignerCanvas, finding: Finding): Scene | null {
  const { get } = canvas;
  const { elementId } = finding;
  const drawn =
    elementId === null
      ? get('canvas').getRootElement()
      : (get('elementRegistry').get(elementId) ?? poolOf(canvas, elementId));
  return drawn === undefined ? null : { finding, drawn, get };
}
