import { child } from '../../../../bpmn/parse/moddle-element.ts';
import type { Drawn, Services } from './services.ts';

interface Deleted {
  readonly context: { readonly shape: Drawn };
}

/** A data object that is drawn twice stays when one of the two is taken away. */
export class SharedData {
  static $inject = ['eventBus', 'modeling', 'elementRegistry'];

  constructor(
    eventBus: Services['eventBus'],
    modeling: Services['modeling'],
    registry: Services['elementRegistry'],
  ) {
    eventBus.on('commandStack.shape.delete.preExecute', ({ context: { shape } }: Deleted) => {
      const object = child(shape.businessObject, 'dataObjectRef');
      const others = registry
        .getAll()
        .filter(
          ({ type, businessObject }) =>
            type === 'bpmn:DataObjectReference' &&
            businessObject !== shape.businessObject &&
            child(businessObject, 'dataObjectRef') === object,
        );
      if (shape.type === 'bpmn:DataObjectReference' && object !== null && others.length > 0) {
        modeling.updateProperties(shape, { dataObjectRef: undefined });
      }
    });
  }
}
