/**
 * By which rules a case runs: those of when it began, so that what is recorded of it leads to the same for ever. A state
 * that says nothing has the first.
 *
 * Since 2:
 * - what comes back to life and cannot go on does so once its incident is repaired, with its task and its waits;
 * - a scope that could not listen again opens by the repair what it lacks, and nothing twice;
 * - events attached to a call and starts of event sub-processes in what it calls are told apart under one id;
 * - a scope whose incident is repaired when nothing is left in it comes to its end, and its work, which is what is in it,
 *   is not skipped;
 * - timers count months and years at the offset of the case, each turn from the first; a cycle that begins at a date keeps
 *   its places, also where the case stood still.
 */
export const newestRules = 2;
