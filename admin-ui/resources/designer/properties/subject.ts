import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { DesignerCanvas } from '../canvas/designer-canvas.ts';
import type { Drawn } from '../canvas/services.ts';
import { partAt, setAt, startOf, type PartEdit } from './place.ts';
import type { PropertyField } from './property-field.ts';

/** What the panel shows and changes. */
export interface Subject {
  readonly canvas: DesignerCanvas;
  readonly drawn: Drawn;
  /** The part of it that is shown, such as an item of a list; itself when absent. */
  readonly of?: ModdleElement;
  readonly readOnly: boolean;
  readonly change: (run: (change: PartEdit) => void) => void;
}

export function subjectOf(canvas: DesignerCanvas, drawn: Drawn, readOnly: boolean): Subject {
  return {
    canvas,
    drawn,
    readOnly,
    change: (run) => {
      // A field that is left because its element is gone changes nothing.
      if (canvas.get('elementRegistry').get(drawn.id) === drawn) {
        canvas.edit((edit) => {
          run({ edit, drawn });
        });
      }
    },
  };
}

/** A part of what is shown, with the same way to change it. */
export function partOf(subject: Subject, of: ModdleElement): Subject {
  return {
    ...subject,
    of,
    change: (run) => {
      subject.change((change) => {
        run({ ...change, of });
      });
    },
  };
}

export const elementOf = (subject: Subject): ModdleElement => startOf(subject);

type Placed = Pick<PropertyField, 'at' | 'property'>;

/** What is written at a property; undefined where nothing is. */
export function valueAt(subject: Subject, { at, property }: Placed): unknown {
  const part = partAt(startOf(subject), at);
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
