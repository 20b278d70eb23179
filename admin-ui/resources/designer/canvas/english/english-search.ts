import BpmnSearchProvider from 'bpmn-js/lib/features/search/BpmnSearchProvider';
import { nameOf } from './english-of.ts';

type Given = ConstructorParameters<typeof BpmnSearchProvider>;

/** Finds by the names that are read on the drawing, and by ids. */
export class EnglishSearch extends BpmnSearchProvider {
  static override $inject = ['elementRegistry', 'searchPad', 'canvas', 'search'];

  constructor(registry: Given[0], searchPad: Given[1], canvas: Given[2], search: Given[3]) {
    super(registry, searchPad, canvas, (items, pattern, options) => {
      const named = items.map((item) => {
        const drawn = registry.get(String(item['id']));
        const name = drawn === undefined ? null : nameOf(drawn);
        return name === null ? item : { ...item, label: name };
      });
      return search(named, pattern, options);
    });
  }
}
