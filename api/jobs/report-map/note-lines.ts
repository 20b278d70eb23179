import { isRecord } from '../../../domain/is-record.ts';
import { textOf } from './read-column.ts';

/**
 * Activity notes of an Open311 request, one line each: when, what, and the details where they add
 * something (GeoReport v2 with the `notes` extension). Empty when there are none.
 */
export function noteLines(notes: unknown): string {
  if (!Array.isArray(notes)) {
    return '';
  }
  return notes
    .filter(isRecord)
    .map((note) => {
      const summary = textOf(note['summary']);
      const description = textOf(note['description']);
      const words =
        description === '' || description === summary ? summary : `${summary}: ${description}`;
      return `${textOf(note['datetime'])} ${words}`.trim();
    })
    .filter((line) => line !== '')
    .join('\n');
}
