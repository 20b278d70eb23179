import { children, text, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { Edit } from '../canvas/edit.ts';
import { definitionsOf } from './file-of.ts';
import type { Subject } from './subject.ts';

/** Messages, signals, errors, escalations of the file. */
export function rootsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  const definitions = definitionsOf(element);
  return definitions === null
    ? []
    : children(definitions, 'rootElements').filter(({ $type }) => $type === type);
}

/** The one of this name or code, made when there is none. */
export function rootNamed(
  { edit, drawn }: { readonly edit: Edit; readonly drawn: Subject['drawn'] },
  type: string,
  { identity, value }: { readonly identity: string; readonly value: string },
): ModdleElement | undefined {
  const element = drawn.businessObject;
  const known = rootsOf(element, type).find((root) => text(root, identity) === value);
  const definitions = definitionsOf(element);
  if (known !== undefined || definitions === null) {
    return known;
  }
  const made = edit.make(type, definitions, { name: value, [identity]: value });
  edit.part(drawn, definitions, { rootElements: [...children(definitions, 'rootElements'), made] });
  return made;
}
