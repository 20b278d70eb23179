/** As many marks as something counts, to be compared like a list of ids. */
export const marks = (count: number): readonly string[] =>
  Array.from({ length: count }, () => 'one');

/** One a row of a file; its heading is none. */
export const rowsIn = ({ body }: { readonly body: string }): readonly string[] =>
  marks(body.trim().split('\n').length - 1);
