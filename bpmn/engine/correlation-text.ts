import { isJsonObject } from '../model/json.ts';
import type { Json } from '../model/json.ts';

/**
 * The text by which a correlation value is published, waited for and compared, inside and outside; null says nothing.
 * Texts are themselves; a context has its names in order of their code units, also where it comes as the text that
 * somebody has made of it. Of its own text it gives the same.
 */
export function correlationText(value: Json): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? respelled(value) : JSON.stringify(sorted(value));
}

/** A text that would not be the same when it is written again (long numbers, white space) is no spelling of a context. */
function respelled(text: string): string {
  if (!/^[[{]/u.test(text)) return text;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- JSON is what parsing gives
    const value: Json = JSON.parse(text);
    return JSON.stringify(value) === text ? JSON.stringify(sorted(value)) : text;
  } catch {
    return text;
  }
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]));
}
