import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { Drawn, Services } from './services.ts';

/** Changes of one press: undone together. */
export interface Edit {
  readonly get: <N extends keyof Services>(name: N) => Services[N];
  /** Attributes and references of what is drawn; what depends on them is drawn anew. */
  readonly own: (drawn: Drawn, properties: Readonly<Record<string, unknown>>) => void;
  /** Properties of a part of what is drawn, such as its extensions. */
  readonly part: (
    drawn: Drawn,
    part: ModdleElement,
    properties: Readonly<Record<string, unknown>>,
  ) => void;
  /** A new part, inside `parent`. */
  readonly make: (
    type: string,
    parent: ModdleElement,
    properties?: Readonly<Record<string, unknown>>,
  ) => ModdleElement;
}

export const togetherCommand = 'bihuan.together';

/** One command around several, so that one press is one step of undo. */
export const togetherHandler = {
  preExecute: (context: { readonly run: () => void }): void => {
    context.run();
  },
};

/** Runs changes as one step of the command stack. */
export function together(get: Edit['get'], run: (edit: Edit) => void): void {
  const modeling = get('modeling');
  const edit: Edit = {
    get,
    own: (drawn, properties) => {
      modeling.updateProperties(drawn, properties);
    },
    part: (drawn, part, properties) => {
      modeling.updateModdleProperties(drawn, part, properties);
    },
    make: (type, parent, properties = {}) =>
      Object.assign(get('bpmnFactory').create(type, properties), { $parent: parent }),
  };
  get('commandStack').execute(togetherCommand, {
    run: () => {
      run(edit);
    },
  });
}
