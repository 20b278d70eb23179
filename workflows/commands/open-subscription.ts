import { correlationText } from '../../bpmn/engine/correlation-text.ts';
import type { Performer } from './performer.ts';

export const openSubscription: Performer<'open-subscription'> = ({ book }, command) => {
  const { subscription, instance, element, message } = command;
  book.subscriptions.set(subscription, {
    subscription,
    instance,
    element,
    message,
    correlation: correlationText(command.correlation),
    ...(command.any === undefined ? {} : { any: command.any }),
  });
};
