import type { Kysely, Selectable } from 'kysely';
import { Compile } from 'typebox/compile';
import type { Database } from '../../migrations/schema/index.ts';
import type { SavedViewTable } from '../../migrations/schema/saved-view.ts';
import { SavedView, type SavedViewList } from '../contract/saved-views.ts';
import { fieldProblem, type Problem } from '../problem.ts';

const columns = ['id', 'list', 'name', 'query', 'version'] as const;
type Row = Pick<Selectable<SavedViewTable>, (typeof columns)[number]>;

const validator = Compile(SavedView);

/** A row as the contract has it; rows are written only through it. */
const savedViewOf = (row: Row): SavedView => {
  if (validator.Check(row)) return row;
  throw new Error(`Expected the saved view ${row.id} as the contract has it, but it is not`);
};

/** The views of a person, of all lists or of one, by name. */
export const savedViewsOf = async (
  database: Kysely<Database>,
  person: string,
  list?: SavedViewList,
): Promise<SavedView[]> => {
  const all = database
    .selectFrom('saved_view')
    .select(columns)
    .where('person_id', '=', person)
    .orderBy('list')
    .orderBy('name');
  const rows = await (list === undefined ? all : all.where('list', '=', list)).execute();
  return rows.map(savedViewOf);
};

/** Until the transaction ends nobody else writes views of this person: names and counts hold. */
export const lockSavedViews = async (
  transaction: Kysely<Database>,
  person: string,
): Promise<void> => {
  await transaction
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
};

export const nameTaken = (): Problem =>
  fieldProblem('already-exists', '/name', {
    code: 'already-exists',
    message: 'is the name of another view',
  });
