import { publish } from '../publish.ts';
import { correlationText } from './correlation-text.ts';
import type { Performer } from './performer.ts';

export const sendMessage: Performer<'send-message'> = (draft, command) => {
  const { message, correlation, variables } = command;
  publish(draft, { message, correlation: correlationText(correlation), variables });
};
