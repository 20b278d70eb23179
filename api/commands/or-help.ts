import { CannotRun } from './exit-codes.ts';

/** What `parse` makes of the arguments. @throws CannotRun with what is wrong with them, and the help */
export const orHelp = <Parsed>(helpText: string, parse: () => Parsed): Parsed => {
  try {
    return parse();
  } catch (error) {
    throw new CannotRun(error instanceof Error ? `${error.message}\n\n${helpText}` : helpText);
  }
};
