import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import { isModdleElement } from '../../../../../bpmn/parse/moddle-element.ts';
import { isOfConversations } from '../../../../diagram/conversations/conversation-types.ts';

interface Moddle {
  readonly ids: { nextPrefixed(prefix: string, element: object): string };
}

/** Gives new conversations and links an id, as the modeler does for what it knows. */
export class ConversationFactory extends BpmnFactory {
  static override $inject = ['moddle'];
  readonly #ids: Moddle['ids'];

  constructor(moddle: Moddle) {
    super(moddle);
    this.#ids = moddle.ids;
  }

  override create(type: string, attributes?: object): unknown {
    const made: unknown = super.create(type, attributes);
    if (isModdleElement(made) && isOfConversations(made) && made['id'] === undefined) {
      Object.assign(made, { id: this.#ids.nextPrefixed(`${type.replace('bpmn:', '')}_`, made) });
    }
    return made;
  }
}
