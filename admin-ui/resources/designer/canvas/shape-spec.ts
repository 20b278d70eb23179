import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { Drawn, Services } from './services.ts';

/** What a new element is made of: plain data of the palette and the context pad. */
export interface ShapeSpec {
  readonly type: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Type of its event definition. */
  readonly definition?: string;
  /** Its `bh:` elements: type and attributes. */
  readonly extensions?: readonly (readonly [string, Readonly<Record<string, string>>])[];
  readonly loop?: { readonly type: string; readonly isSequential?: boolean };
  readonly isExpanded?: boolean;
  /** Of what the modeler knows no size. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Of a sub-process: the start event that it begins with, and its definition. */
  readonly inside?: ShapeSpec;
}

type Makers = Pick<Services, 'bpmnFactory' | 'elementFactory'>;

function extensionsOf(spec: ShapeSpec, { bpmnFactory }: Makers): ModdleElement | null {
  if (spec.extensions === undefined) {
    return null;
  }
  const values = spec.extensions.map(([type, attributes]) => bpmnFactory.create(type, attributes));
  const extensions = bpmnFactory.create('bpmn:ExtensionElements', { values });
  for (const value of values) {
    Object.assign(value, { $parent: extensions });
  }
  return extensions;
}

function businessObjectOf(spec: ShapeSpec, makers: Makers): ModdleElement {
  const extensionElements = extensionsOf(spec, makers);
  const loop =
    spec.loop === undefined
      ? null
      : makers.bpmnFactory.create(spec.loop.type, { isSequential: spec.loop.isSequential });
  const element = makers.bpmnFactory.create(spec.type, {
    ...spec.attributes,
    ...(spec.name === undefined ? {} : { name: spec.name }),
    ...(extensionElements === null ? {} : { extensionElements }),
    ...(loop === null ? {} : { loopCharacteristics: loop }),
  });
  for (const part of [extensionElements, loop]) {
    if (part !== null) {
      Object.assign(part, { $parent: element });
    }
  }
  return element;
}

function shapeOf(spec: ShapeSpec, makers: Makers, more: object = {}): Drawn {
  return makers.elementFactory.createShape({
    type: spec.type,
    businessObject: businessObjectOf(spec, makers),
    ...(spec.definition === undefined ? {} : { eventDefinitionType: spec.definition }),
    ...(spec.isExpanded === undefined ? {} : { isExpanded: spec.isExpanded }),
    ...spec.size,
    ...more,
  });
}

/** The shapes of a specification: one, or a sub-process with the start event in it. */
export function shapesOf(spec: ShapeSpec, makers: Makers): readonly [Drawn, ...Drawn[]] {
  if (spec.type === 'bpmn:Participant') {
    return [makers.elementFactory.createParticipantShape()];
  }
  const shape = shapeOf(spec, makers);
  return spec.inside === undefined
    ? [shape]
    : [shape, shapeOf(spec.inside, makers, { x: 40, y: 82, parent: shape })];
}
