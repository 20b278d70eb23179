import type { Words } from '../../messages/use-words.ts';
import { ApiProblem } from '../../providers/api-failure.ts';
import type { OpenCaseField } from './open-case-draft.ts';

/** Why fields of a report were refused, in words. */
export type RefusedFields = { readonly [F in OpenCaseField]?: string };

const fieldOfPath: readonly (readonly [RegExp, OpenCaseField])[] = [
  [/phone|reporter/u, 'phone'],
  [/title|description/u, 'description'],
  [/location|address|longitude|latitude|grid/u, 'place'],
  [/protected/u, 'protected'],
  [/condition/u, 'condition'],
  [/category|file/u, 'class'],
];

/** Server's field errors at the fields of the page; JSON pointers or dotted paths. */
export function refusedFields(failure: unknown, words: Pick<Words, 'code'>): RefusedFields {
  const errors = failure instanceof ApiProblem ? (failure.problem.errors ?? []) : [];
  return Object.fromEntries(
    errors.flatMap(({ path, code, message }) => {
      const field = fieldOfPath.find(([pattern]) => pattern.test(path))?.[1];
      return field === undefined ? [] : [[field, words.code('field', code, message)]];
    }),
  );
}
