import type { KyselyPlugin } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** Asks how raw statements would be run, in their place: they give no rows, and their plans are kept. */
export const explained = (db: Db): { readonly db: Db; readonly plan: () => string } => {
  const lines: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) =>
      node.kind === 'RawNode'
        ? {
            ...node,
            sqlFragments: [`explain ${node.sqlFragments[0] ?? ''}`, ...node.sqlFragments.slice(1)],
          }
        : node,
    transformResult: async ({ result }) => {
      lines.push(...result.rows.map((row) => String(Object.values(row)[0])));
      return Promise.resolve({ ...result, rows: [] });
    },
  };
  return { db: db.withPlugin(plugin), plan: () => lines.join('\n') };
};
