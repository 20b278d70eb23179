import { sql, type Kysely } from 'kysely';
import { Type } from 'typebox';
import { passwordChangeAt } from '../../domain/accounts/password-change.ts';
import type { PasswordRules } from '../../domain/accounts/password-rules.ts';
import { roles } from '../../domain/permissions/roles.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Account } from '../contract/accounts.ts';
import { Id, StringEnum } from '../contract/common.ts';
import type { ListQuery } from '../list-request.ts';
import { openTasksOf } from '../tasks/open-tasks-of.ts';
import { Problem } from '../problem.ts';
import { holders } from '../queries/holders.ts';
import { pinyinInitials } from '../queries/pinyin-initials.ts';
import {
  containsText,
  readShortListRequest,
  shortListPage,
  type ShortList,
} from '../queries/short-list.ts';
import type { ApiServices } from '../services.ts';

const sorts = ['login', 'name', 'createdAt', 'id'] as const;

const accountListShape = {
  filter: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
      active: Type.Optional(Type.Boolean()),
      role: Type.Optional(StringEnum(roles)),
      unit: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  sorts,
  by: 'login',
  order: 'ASC',
} as const;

type Row = Omit<Account, 'lastSignInAt' | 'openTasks'>;

/** Every account, or the one. */
const accountRows = async (
  database: Kysely<Database>,
  { at, rules, id }: { readonly at: Date; readonly rules: PasswordRules; readonly id?: string },
): Promise<Row[]> => {
  let query = database
    .selectFrom('person')
    .select(['id', 'login', 'name', 'name_en', 'active', 'demo', 'created_at'])
    .select(['must_change_password', 'password_changed_at', 'locked_until']);
  if (id !== undefined) query = query.where('id', '=', id);
  const people = await query.execute();
  const wanted = { unit: null, role: null, at, person: id, disabledToo: true };
  const held = await holders(database, wanted);
  const posts = new Map(held.map((person) => [person.id, person.posts]));
  return people.map((person) => ({
    id: person.id,
    login: person.login,
    name: person.name,
    nameEn: person.name_en,
    active: person.active,
    demo: person.demo,
    posts: posts.get(person.id) ?? [],
    passwordChange: passwordChangeAt(
      {
        oneTime: person.must_change_password,
        changedAt: person.password_changed_at.getTime(),
        demo: person.demo,
      },
      rules,
      at.getTime(),
    ),
    lockedUntil:
      person.locked_until !== null && person.locked_until > at
        ? person.locked_until.toISOString()
        : null,
    createdAt: person.created_at.toISOString(),
  }));
};

/** When each last signed in, from the security log, and what each has in hand: a step of an index for each. */
const withTraces = async (database: Kysely<Database>, rows: readonly Row[]): Promise<Account[]> => {
  const ids = rows.map((row) => row.id);
  const found = await sql<{ id: string; at: Date | null; tasks: number }>`
    select asked.id, ${openTasksOf(sql`asked.id`)} as tasks, (
      select event.at from audit_event event
      where event.person_id = asked.id and event.type = 'sign-in' and event.success
      order by event.at desc limit 1
    ) as at
    from unnest(${ids}::text[]) as asked (id)`.execute(database);
  const traces = new Map(found.rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    const trace = traces.get(row.id);
    return {
      ...row,
      lastSignInAt: trace?.at?.toISOString() ?? null,
      openTasks: trace?.tasks ?? 0,
    };
  });
};

type Used = Pick<ApiServices, 'database' | 'settings' | 'now'>;

/** @throws Problem `unknown-filter`, `unknown-sort`, `cursor-invalid`, `validation-failed` */
export const listAccounts = async (
  { database, settings, now }: Used,
  query: ListQuery,
): Promise<ShortList<Account>> => {
  const wanted = readShortListRequest(accountListShape, query);
  const { q, id, active, role, unit } = wanted.filter;
  const rules = await settings.passwordRules();
  const rows = (await accountRows(database, { at: now(), rules }))
    .filter((row) => id === undefined || id.includes(row.id))
    .filter((row) => active === undefined || row.active === active)
    .filter((row) => role === undefined || row.posts.some((post) => post.role === role))
    .filter((row) => unit === undefined || row.posts.some((post) => post.unit.id === unit))
    .filter((row) => containsText(q, [row.login, row.name, row.nameEn, pinyinInitials(row.name)]));
  const page = shortListPage(rows, wanted, (row, sort) => row[sort]);
  return { ...page, data: await withTraces(database, page.data) };
};

/** @throws Problem `not-found` */
export const accountOf = async (
  { database, settings, now }: Used,
  id: string,
): Promise<Account> => {
  const rules = await settings.passwordRules();
  const rows = await accountRows(database, { at: now(), rules, id });
  const [account] = await withTraces(database, rows);
  if (account === undefined) throw new Problem('not-found');
  return account;
};
