import type { ServiceCallInput } from '../../workflows/activity-port.ts';
import { permanentFailure } from '../failures.ts';

/** A text that the diagram must give. @throws a permanent failure naming the input */
export const requiredText = ({ service, inputs }: ServiceCallInput, name: string): string => {
  const value = inputs[name];
  if (typeof value === 'string' && value !== '') return value;
  throw permanentFailure(
    'service-input-invalid',
    `Expected a text as input ${name} of ${service}, but there is none`,
  );
};

/** A text that the diagram may give; what is no text counts as absent. */
export const optionalText = ({ inputs }: ServiceCallInput, name: string): string | null => {
  const value = inputs[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
