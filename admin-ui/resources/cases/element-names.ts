import type { Procedure } from '../../../bpmn/model/procedure.ts';
import type { BpmnElement } from '../../../bpmn/model/element.ts';
import type { Tongue } from '../../clocks/duration-words.ts';

/** Names of a procedure's elements and outcomes in one language. */
export interface ElementNames {
  /** The name of an element; its id when it has none. */
  readonly element: (id: string) => string;
  /** The label of an outcome of a user task; its code when it is not known. */
  readonly outcome: (element: string, code: string) => string;
}

/** Before the procedure is loaded, ids and codes stand for themselves. */
export const plainNames: ElementNames = { element: (id) => id, outcome: (_element, code) => code };

function find(procedure: Procedure, id: string): BpmnElement | undefined {
  return (
    procedure.elements[id] ??
    Object.values(procedure.called)
      .map((called) => called.elements[id])
      .find((element) => element !== undefined)
  );
}

const either = (tongue: Tongue, chinese: string, english: string): string =>
  tongue === 'en' && english !== '' ? english : chinese;

export function elementNames(procedure: Procedure, tongue: Tongue): ElementNames {
  return {
    element: (id) => {
      const found = find(procedure, id);
      const name = found === undefined ? '' : either(tongue, found.name, found.nameEn);
      return name === '' ? id : name;
    },
    outcome: (id, code) => {
      const found = find(procedure, id);
      const outcome =
        found?.kind === 'userTask'
          ? found.outcomes.find((known) => known.code === code)
          : undefined;
      return outcome === undefined ? code : either(tongue, outcome.label, outcome.labelEn);
    },
  };
}
