/** What a list that is taken away as a file may hold; it says so when there is more. */
export const exportLimits = { rows: 10_000 } as const;
