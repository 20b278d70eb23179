import LabelEditingProvider from 'bpmn-js/lib/features/label-editing/LabelEditingProvider';
import { labelOf, nameOf } from './english-of.ts';

type Given = ConstructorParameters<typeof LabelEditingProvider>;
type Written = Parameters<LabelEditingProvider['activate']>[0];

/** What is written on the drawing is the name that is read there: the English one where there is one. */
export class EnglishLabelEditing extends LabelEditingProvider {
  static override $inject = [
    'eventBus',
    'bpmnFactory',
    'canvas',
    'directEditing',
    'modeling',
    'resizeHandles',
    'textRenderer',
  ];
  readonly #modeling: Given[4];

  constructor(...given: Given) {
    super(...given);
    this.#modeling = given[4];
  }

  override activate(written: Written): ReturnType<LabelEditingProvider['activate']> {
    const context = super.activate(written);
    const name = nameOf(written);
    return name === null ? context : { ...context, text: name };
  }

  override update(written: Written, typed: string, former: string, bounds: unknown): void {
    const name = nameOf(written);
    const label = name === null ? null : labelOf(written);
    if (label === null) {
      super.update(written, typed, former, bounds);
      return;
    }
    const en = typed.trim() === '' ? undefined : typed;
    this.#modeling.updateModdleProperties(written, label, { en });
  }
}
