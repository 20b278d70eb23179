import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { Performer } from './performer.ts';

/** Where its answer could not be taken there is nothing left to be repaired. */
export const cancelService: Performer<'cancel-service'> = ({ book }, { instance }) => {
  book.services.delete(instance);
  for (const [id, { stuck }] of book.incidents)
    if (isAnswerOf(stuck, instance)) book.incidents.delete(id);
};

const isAnswerOf = (stuck: EngineEvent | undefined, instance: string): boolean =>
  (stuck?.type === 'service-completed' || stuck?.type === 'service-error') &&
  stuck.instance === instance;
