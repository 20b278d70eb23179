import {
  child,
  children,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import { listInSet, setOptional } from '../properties/io-sets.ts';
import { business, type Mend, type Scene } from './mend.ts';

/** The input or output that the finding names. */
function dataOf(scene: Scene): ModdleElement | null {
  const io = child(child(business(scene), 'processRef') ?? business(scene), 'ioSpecification');
  const all =
    io === null ? [] : ['dataInputs', 'dataOutputs'].flatMap((name) => children(io, name));
  return all.find((data) => text(data, 'id') === scene.finding.params['data']) ?? null;
}

const ofData = (
  word: Mend['word'],
  mend: (change: Parameters<typeof listInSet>[0], data: ModdleElement) => void,
): Mend => ({
  word,
  fits: (scene) => dataOf(scene) !== null,
  apply: (scene, edit) => {
    const data = dataOf(scene);
    if (data !== null) {
      mend({ edit, drawn: scene.drawn }, data);
    }
  },
});

export const putIntoSet = ofData('putIntoSet', listInSet);
export const makeOptional = ofData('makeOptional', (change, data) => {
  setOptional(change, data, true);
});
