import BpmnUpdater from 'bpmn-js/lib/features/modeling/BpmnUpdater';
import {
  children,
  isModdleElement,
  type ModdleElement,
} from '../../../../../bpmn/parse/moddle-element.ts';
import { isOfConversations, listOf } from '../../../../diagram/conversations/conversation-types.ts';

type Given = Parameters<BpmnUpdater['updateSemanticParent']>;

interface Kept extends ModdleElement {
  $parent?: unknown;
}

/** Keeps the file in step with what is drawn: conversations too, which the modeler has no place for. */
export class ConversationUpdater extends BpmnUpdater {
  static override $inject = ['eventBus', 'bpmnFactory', 'connectionDocking'];

  override updateSemanticParent(element: Given[0], parent: Given[1], visual: Given[2]): void {
    const moved: unknown = element;
    if (!isModdleElement(moved) || !isOfConversations(moved)) {
      super.updateSemanticParent(element, parent, visual);
      return;
    }
    const to: unknown = parent;
    this.#move(moved, isModdleElement(to) ? to : null);
  }

  #move(element: Kept, to: ModdleElement | null): void {
    const from = element['$parent'];
    if (from === to) {
      return;
    }
    const list = listOf(element);
    if (isModdleElement(from)) {
      Object.assign(from, { [list]: children(from, list).filter((one) => one !== element) });
    }
    if (to !== null) {
      Object.assign(to, { [list]: [...children(to, list), element] });
    }
    element.$parent = to ?? undefined;
  }
}
