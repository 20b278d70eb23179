import { fieldProblem } from '../problem.ts';

/** What a message takes along travels with every case that it reaches: as JSON, in bytes. */
const mostBytes = 16 * 1024;
const mostNames = 100;

/** JSON has no other numbers, but `1e999` is read as one. */
const isFinite = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFinite);
};

/**
 * @throws Problem `payload-too-large` (more than 16 KiB or 100 names), `validation-failed` (a number that JSON
 * cannot carry)
 */
export const checkVariables = (variables: Readonly<Record<string, unknown>>): void => {
  if (!isFinite(variables)) {
    throw fieldProblem('validation-failed', '/variables', {
      code: 'number',
      message: 'must have numbers that can be told apart',
    });
  }
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  if (bytes > mostBytes || Object.keys(variables).length > mostNames) {
    throw fieldProblem('payload-too-large', '/variables', {
      code: 'too-large',
      message: `must have at most ${String(mostNames)} names and ${String(mostBytes)} bytes`,
    });
  }
};
