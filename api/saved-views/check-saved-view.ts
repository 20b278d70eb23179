import type { TObject } from 'typebox';
import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import { permittedActions } from '../../domain/permissions/permissions.ts';
import { checkLine } from '../../domain/text/check-line.ts';
import {
  savedViewLimits,
  type SavedViewList,
  type SavedViewQuery,
} from '../contract/saved-views.ts';
import { caseListShape } from '../cases/case-list-shape.ts';
import { readListRequest, type ListShape } from '../list-request.ts';
import { fieldProblem, Problem } from '../problem.ts';
import { reportListShape } from '../reports/report-list.ts';
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

type ReadQuery = (reader: Reader, query: SavedViewQuery) => unknown;

/** A list that has no views by itself. */
const plain =
  <Filter extends TObject, Sort extends string>(shape: ListShape<Filter, Sort>): ReadQuery =>
  (_, { view, filter, ...query }) => {
    if (view !== undefined) {
      const unknown = { code: 'unknown-field', message: 'is not known to this list' };
      throw fieldProblem('validation-failed', '/query/view', unknown);
    }
    return readListRequest(shape, { ...query, filter: JSON.stringify(filter) });
  };

/** Who sees a list, and what it does itself with a query; it throws for what it does not know. */
const lists: {
  readonly [L in SavedViewList]: {
    readonly permission: PermissionAction;
    readonly read: ReadQuery;
  };
} = {
  tasks: {
    permission: 'task.read',
    read: (reader, { filter, ...query }) =>
      readTaskQuery(reader, { ...query, filter: JSON.stringify(filter) }),
  },
  cases: { permission: 'case.read', read: plain(caseListShape) },
  reports: { permission: 'report.read', read: plain(reportListShape) },
};

const inQuery = (path: string): string => (path.startsWith('/query') ? path : `/query${path}`);

/**
 * Holds a query to its list: what is saved can be asked for.
 * @throws Problem `not-permitted` without the right to see the list, and as the list does, each error at
 * its place under `/query`
 */
export const checkQuery = (reader: Reader, list: SavedViewList, query: SavedViewQuery): void => {
  const { permission, read } = lists[list];
  if (!permittedActions(reader.principal).includes(permission)) throw new Problem('not-permitted');
  try {
    read(reader, query);
  } catch (refusal) {
    if (!(refusal instanceof Problem) || refusal.extras.errors === undefined) throw refusal;
    const errors = refusal.extras.errors.map((error) => ({ ...error, path: inQuery(error.path) }));
    throw new Problem(refusal.code, { ...refusal.extras, errors });
  }
};
