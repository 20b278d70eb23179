import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { Notice } from '../contract/reference.ts';
import { isRecord } from '../../domain/is-record.ts';
import type { Reader, ReaderPost } from '../reader.ts';
import { anyOf, caseNamed, type NamedCase, openedTo } from '../scope-predicate.ts';

/** What the holder before may have left unread is told to whoever takes over; what is older is not. */
const handoverDays = 30;

const toldSince = (post: ReaderPost): Date =>
  new Date(post.since.getTime() - handoverDays * 86_400_000);

/** Notices to a post, or to its role where they name no unit. */
const toPost = (post: ReaderPost, unit: string | null): RawBuilder<boolean> => sql<boolean>`(
  n.person_id is null and n.role = ${post.role}
  and ${unit === null ? sql`n.unit_id is null` : sql`n.unit_id = ${unit}`} and n.created_at >= ${toldSince(post)})`;

/**
 * Ways to a reader's notices (`notice as n`): by name, by a post that they hold now, by its role. Each by itself: an
 * index has the notices of one in order, not those of several.
 */
export const noticeBranches = ({ id, posts }: Reader): RawBuilder<boolean>[] => {
  const ways = new Map<string, RawBuilder<boolean>>();
  for (const post of posts)
    for (const unit of [post.unit.id, null]) {
      const name = `${post.role} ${unit ?? ''}`;
      if (!ways.has(name)) ways.set(name, toPost(post, unit));
    }
  return [sql<boolean>`n.person_id = ${id}`, ...ways.values()];
};

interface NoticeRow extends NamedCase {
  readonly id: string;
  readonly case_id: string;
  readonly type: string;
  readonly params: unknown;
  readonly submitted: unknown;
  readonly reason: string | null;
  readonly taken: string | null;
  /** The reader sees what its case says. */
  readonly opened: boolean;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

/** The notices with these ids in the order of the ids. */
export const noticesById = async (
  database: Kysely<Database>,
  reader: Reader,
  ids: readonly string[],
): Promise<Notice[]> => {
  const found = await sql<NoticeRow>`
    select n.id, n.case_id, ${caseNamed(reader.id)}, n.type, n.params,
      ${openedTo(reader.id)} as opened, n.created_at, n.read_at, s.data as submitted, m.payload -> 'action' ->> 'reason' as reason,
      (select e.params ->> 'reason' from task t join ledger_entry e on e.case_id = t.case_id and e.step = t.step
        where n.type in ('task-withdrawn', 'task-returned') and t.id = n.params ->> 'taskId'
          and e.params ->> 'reason' is not null
        order by e.seq limit 1) as taken
    from notice n join "case" c on c.id = n.case_id
    left join command m on m.id = n.params ->> 'commandId'
    left join submission s on s.command_id = m.id
    where n.id = any(${[...ids]}::text[])`.execute(database);
  const byId = new Map(found.rows.map((row) => [row.id, viewOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** What the submission that ended a case says to whoever raised it. */
const answerFields = ['answer', 'finding', 'reason', 'advice'] as const;

const answerOf = ({ type, params, submitted, reason }: NoticeRow): string | null => {
  if (type !== 'answer-owed' || !isRecord(params)) return null;
  if (typeof params['original'] === 'string') return params['original'];
  const texts = isRecord(submitted) ? answerFields.map((field) => submitted[field]) : [reason];
  const said = texts.filter((text) => typeof text === 'string' && text !== '');
  return said.length === 0 ? null : said.join('\n');
};

/**
 * Codes and ids, which say nothing of what a case says. Whatever else goes along may: what somebody typed, and the
 * inputs of the service `notify`, which a procedure names as it likes.
 */
const codes: ReadonlySet<string> = new Set([
  'answeredBy',
  'by',
  'card',
  'cause',
  'channel',
  'code',
  'commandId',
  'comment',
  'decision',
  'element',
  'end',
  'ending',
  'externalId',
  'from',
  'fromLevel',
  'incident',
  'level',
  'original',
  'proposal',
  'reportId',
  'taskId',
  'wantsCallback',
]);

const paramsOf = ({ params, opened }: NoticeRow): Notice['params'] =>
  isRecord(params)
    ? Object.fromEntries(Object.entries(params).filter(([name]) => opened || codes.has(name)))
    : {};

const viewOf = (row: NoticeRow): Notice => ({
  id: row.id,
  caseId: row.case_id,
  caseNumber: row.number,
  title: row.title,
  secrecy: row.secrecy,
  type: row.type,
  params: paramsOf(row),
  answer: row.opened ? answerOf(row) : null,
  reason: row.opened ? row.taken : null,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});

/** Marks the reader's unread notices, or those of them that are named; gives how many. A post's notice is read for all its holders. */
export const markRead = async (
  database: Kysely<Database>,
  reader: Reader,
  read: { readonly ids: readonly string[] | null; readonly at: Date },
): Promise<number> => {
  const named =
    read.ids === null ? sql<boolean>`true` : sql<boolean>`n.id = any(${[...read.ids]}::text[])`;
  const marked = await sql`
    update notice n set read_at = ${read.at}
    where n.read_at is null and ${named} and ${anyOf(noticeBranches(reader))}`.execute(database);
  return Number(marked.numAffectedRows ?? 0n);
};
