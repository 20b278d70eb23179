import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Logger } from '../logger.ts';
import { commandRule } from './commands.ts';
import { createTrimMessages } from './messages.ts';
import { noticeRule } from './notices.ts';
import { progressRule } from './progress.ts';
import { TrimWalk } from './walk.ts';

/** What nobody needs any more, a part each. */
export const createTrims = (
  db: Db,
  log: Logger,
): Readonly<Record<string, () => Promise<unknown>>> => {
  const progress = new TrimWalk(progressRule);
  const notices = new TrimWalk(noticeRule);
  const commands = new TrimWalk(commandRule);
  return {
    'trim events': async () =>
      sql`delete from event where at < now() - interval '1 day'`.execute(db),
    'trim progress': async () => progress.next(db),
    // what was typed for tasks that are over
    'trim drafts': async () =>
      sql`delete from task_draft d using task t where t.id = d.task_id and t.state <> 'open'`.execute(
        db,
      ),
    'trim messages': createTrimMessages(db, log),
    'trim notices': async () => notices.next(db),
    'trim commands': async () => commands.next(db),
  };
};
