import {
  isModdleElement,
  ownProperties,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import type { Drawn, Services } from '../canvas/services.ts';
import { allIn, definitionsOf } from './file-of.ts';
import type { PartEdit } from './place.ts';

/** An element that is drawn as such, such as a data association with its arrow; null where it is only written. */
export function drawnAs(
  get: <N extends keyof Services>(name: N) => Services[N],
  element: ModdleElement,
): Drawn | null {
  const drawn = get('elementRegistry').get(text(element, 'id') ?? '');
  return drawn?.businessObject === element ? drawn : null;
}

const isOwnerOf = (owner: ModdleElement, { $parent: parent }: ModdleElement): boolean =>
  parent === owner;

/** Takes every reference to an element away, so that nothing names what is gone. */
export function dropReferences({ edit, drawn }: PartEdit, gone: ModdleElement): void {
  const definitions = definitionsOf(gone);
  const found = [...(definitions === null ? [] : allIn(definitions))].filter(
    (element) => !isOwnerOf(element, gone),
  );
  for (const element of found) {
    for (const name of ownProperties(element)) {
      const value = element[name];
      if (value === gone) {
        edit.part(drawn, element, { [name]: undefined });
      } else if (Array.isArray(value) && value.includes(gone)) {
        edit.part(drawn, element, {
          [name]: value.filter((one) => isModdleElement(one) && one !== gone),
        });
      }
    }
  }
}
