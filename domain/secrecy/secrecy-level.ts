/**
 * How a case is kept (guideline 2.3 d, 严守保密规定): what a protected one says is seen by whoever holds
 * a task of it, and by others of its scope for a time after they have said what for.
 */
export type SecrecyLevel = 'ordinary' | 'protected';
