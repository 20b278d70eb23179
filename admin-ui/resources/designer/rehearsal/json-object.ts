import type { JsonObject } from '../../../../bpmn/model/json.ts';
import { isRecord } from '../../../../domain/is-record.ts';

const isJsonObject = (value: unknown): value is JsonObject => isRecord(value);

/** A typed JSON object; an empty text is an empty one, null is none. */
export function jsonObjectOf(text: string): JsonObject | null {
  if (text.trim() === '') {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
