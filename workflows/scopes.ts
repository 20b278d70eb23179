import { instanceNumber } from '../bpmn/engine/ids.ts';
import type { CaseBook } from './case-book.ts';

/** An instance and the ones around it, from within outwards. */
export function* scopesOf(book: CaseBook, instance: string): Generator<string> {
  const { instances } = book.engine;
  let at: string | undefined = instance;
  while (at !== undefined) {
    yield at;
    const id: string = at;
    at = instances.get(instanceNumber(id) ?? 0)?.scope.toString();
  }
}
