import type { Json } from '../../bpmn/model/json.ts';

/** Correlation values are compared as text; null matches only what says nothing either. */
export const correlationText = (value: Json): string | null => {
  if (value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
