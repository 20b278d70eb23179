import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Cases are found by the whole number of who reported, however it is written (`api/queries/search-cases.ts`). */
export const callerSearch: Migration = {
  up: statements(String.raw`
    create index report_reporter_digits on report (right(regexp_replace(reporter_phone, '\D', '', 'g'), 11))
      where reporter_phone is not null;
  `),
  down: statements(`
    drop index report_reporter_digits;
  `),
};
