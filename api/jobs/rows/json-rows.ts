import { isRecord } from '../../../domain/is-record.ts';
import { decodedText, type TextEncodingName } from './decoded-text.ts';
import { JsonListScanner } from './json-list-scanner.ts';
import { type SourceRow, UnreadableFile } from './source-row.ts';

/**
 * Objects of a JSON list, one at a time (also of lines with one object each): the document itself,
 * or the property `list` of the object that the document is. Memory is bounded by one object.
 */
export async function* jsonRows(
  path: string,
  options: { readonly list?: string; readonly encoding?: TextEncodingName },
): AsyncGenerator<SourceRow> {
  const scanner = new JsonListScanner(options.list ?? null);
  let number = 0;
  for await (const text of decodedText(path, options.encoding ?? 'utf-8')) {
    for (const item of scanner.push(text)) {
      number += 1;
      yield rowOf(number, item);
    }
  }
  scanner.end();
}

function rowOf(number: number, text: string): SourceRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile('file-unreadable', `Expected JSON, but row ${number} is none`, error);
  }
  return isRecord(value)
    ? { number, values: value, problem: null }
    : { number, values: { value }, problem: 'row-is-no-object' };
}
