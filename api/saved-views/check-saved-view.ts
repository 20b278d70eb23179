import { checkLine } from '../../domain/text/check-line.ts';
import {
  savedViewLimits,
  type SavedViewList,
  type SavedViewQuery,
} from '../contract/saved-views.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { readTaskQuery } from '../tasks/read-task-query.ts';

const messages = {
  empty: 'must not be blank',
  'too-long': 'is too long',
  'control-character': 'must be one line without control characters',
} as const;

/**
 * A name as it is kept: one line, blanks around and between words made one.
 * @throws Problem `validation-failed` at `/name`
 */
export const checkName = (name: string): string => {
  const checked = checkLine(name, savedViewLimits.nameLength);
  if (checked.ok) return checked.line;
  const { code } = checked;
  throw fieldProblem('validation-failed', '/name', { code, message: messages[code] });
};

/** What a list itself does with a query; it throws for what the list does not know. */
const readers: {
  readonly [L in SavedViewList]: (reader: Reader, query: SavedViewQuery) => unknown;
} = {
  tasks: (reader, { filter, ...query }) =>
    readTaskQuery(reader, { ...query, filter: JSON.stringify(filter) }),
};

const inQuery = (path: string): string => (path.startsWith('/query') ? path : `/query${path}`);

/**
 * Holds a query to its list: what is saved can be asked for.
 * @throws Problem as the list does, each error at its place under `/query`
 */
export const checkQuery = (reader: Reader, list: SavedViewList, query: SavedViewQuery): void => {
  try {
    readers[list](reader, query);
  } catch (refusal) {
    if (!(refusal instanceof Problem) || refusal.extras.errors === undefined) throw refusal;
    const errors = refusal.extras.errors.map((error) => ({ ...error, path: inQuery(error.path) }));
    throw new Problem(refusal.code, { ...refusal.extras, errors });
  }
};
