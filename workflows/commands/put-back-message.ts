import { correlationText } from '../../bpmn/engine/correlation-text.ts';
import { publish } from '../publish.ts';
import type { Performer } from './performer.ts';

/** Published again under an id of its own, since the old one has been answered for. */
export const putBackMessage: Performer<'put-back-message'> = (draft, command) => {
  const { message, correlation, variables, messageId } = command;
  publish(draft, {
    message,
    correlation: correlationText(correlation),
    ...(variables === undefined ? {} : { variables }),
    replaces: messageId,
  });
};
