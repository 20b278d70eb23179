/** The engine contradicted itself while a command was applied; nothing was changed. */
export class ActDefect extends Error {
  override readonly name = 'ActDefect';
}

/** Short enough for a history and a row. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);
