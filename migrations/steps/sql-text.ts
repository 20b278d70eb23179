import { readFileSync } from 'node:fs';

/** What stands in `sql/<name>.sql`. */
export const sqlText = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** A function as `sql/<file>.sql` defines it, to be put in the place of a later definition. @throws Error when there is none */
export const earlierFunction = (file: string, name: string): string => {
  const [definition] =
    new RegExp(
      `create (?:or replace )?function ${name}\\(.*?(?:\\$\\$.*?\\$\\$;|begin atomic.*?\\nend;)`,
      'su',
    ).exec(sqlText(file)) ?? [];
  if (definition === undefined) throw new Error(`Expected ${name} in ${file}.sql`);
  return definition.replace(/^create function/u, 'create or replace function');
};
