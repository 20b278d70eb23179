import { correlationText } from '../../bpmn/engine/correlation-text.ts';
import { publish } from '../publish.ts';
import type { Performer } from './performer.ts';

export const sendMessage: Performer<'send-message'> = (draft, command) => {
  const { message, correlation, variables } = command;
  publish(draft, { message, correlation: correlationText(correlation), variables });
};
