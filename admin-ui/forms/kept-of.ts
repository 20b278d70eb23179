/** Under which name what is asked for several tasks is kept: for just those tasks. */
export const keptOf = (tasks: readonly { readonly id: string }[]): string =>
  tasks
    .map(({ id }) => id)
    .toSorted()
    .join(' ');
