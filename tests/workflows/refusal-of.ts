import { ActRefused } from '../../workflows/act-refused.ts';

/** The code with which a command is refused; null when it is not. */
export const refusalOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof ActRefused) return error.code;
    throw error;
  }
};
