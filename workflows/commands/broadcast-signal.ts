import { publish } from '../publish.ts';
import type { Performer } from './performer.ts';

/** The other cases that wait for it are found when it is projected; the sender brings it to each. */
export const broadcastSignal: Performer<'broadcast-signal'> = (draft, { signal }) => {
  const { caseId } = draft;
  publish(draft, {
    kind: 'signal',
    from: caseId,
    message: signal,
    correlation: null,
    variables: {},
  });
};
