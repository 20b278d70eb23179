import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** The schema as text, one line a fact, in a stable order: what `pg_dump -s` would say, without `pg_dump`. */
export const describeSchema = async (db: Db): Promise<string> => {
  const parts = [
    await lines(
      db,
      `select format('%I.%I %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
          and c.relname not like 'kysely%' and not a.attisdropped
        order by c.relname, a.attnum`,
    ),
    await lines(
      db,
      `select format('%I: %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid::regclass::text not like 'kysely%'
        order by 1`,
    ),
    await lines(
      db,
      `select indexdef from pg_indexes where schemaname = 'public' and tablename not like 'kysely%' order by 1`,
    ),
    await lines(
      db,
      `select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1`,
    ),
    await lines(
      db,
      `select format('%s(%s) returns %s, %s', proname, pg_get_function_identity_arguments(oid),
          pg_get_function_result(oid), md5(coalesce(pg_get_function_sqlbody(oid), prosrc)))
        from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
    ),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
};

const lines = async (db: Db, query: string): Promise<readonly string[]> => {
  const { rows } = await sql<Record<string, string>>`${sql.raw(query)}`.execute(db);
  return rows.map((row) => Object.values(row).join(' '));
};
