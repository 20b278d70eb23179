import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { DesignerCanvas } from '../canvas/designer-canvas.ts';
import type { Drawn } from '../canvas/services.ts';
import { partAt, setAt, type PartEdit } from './place.ts';
import type { PropertyField } from './property-field.ts';

/** What the panel shows and changes. */
export interface Subject {
  readonly canvas: DesignerCanvas;
  readonly drawn: Drawn;
  readonly readOnly: boolean;
  readonly change: (run: (change: PartEdit) => void) => void;
}

export function subjectOf(canvas: DesignerCanvas, drawn: Drawn, readOnly: boolean): Subject {
  return {
    canvas,
    drawn,
    readOnly,
    change: (run) => {
      canvas.edit((edit) => {
        run({ edit, drawn });
      });
    },
  };
}

/** The process of what is shown: a pool stands for its own. */
export const elementOf = ({ drawn }: Subject): ModdleElement => drawn.businessObject;

type Placed = Pick<PropertyField, 'at' | 'property'>;

/** What is written at a property; undefined where nothing is. */
export function valueAt({ drawn }: Subject, { at, property }: Placed): unknown {
  const part = partAt(drawn.businessObject, at);
  return part === null ? undefined : part[property];
}

export function textAt(subject: Subject, field: Placed): string {
  const value = valueAt(subject, field);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function write(subject: Subject, { at, property }: Placed, value: unknown): void {
  subject.change((change) => {
    setAt(change, at, property, value);
  });
}
