import type { JsonObject } from '../../bpmn/model/json.ts';
import { publish } from '../publish.ts';
import { textOf, type Effect } from './effect.ts';

/** Published again: the subscription that took the message had closed meanwhile. */
export const messagePutBack: Effect = (draft, entry) => {
  const { correlation, variables } = entry.params;
  publish(draft, {
    message: textOf(entry, 'message'),
    correlation: typeof correlation === 'string' ? correlation : null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this room from a message's variables
    variables: (variables ?? {}) as JsonObject,
    replaces: textOf(entry, 'messageId'),
  });
};
