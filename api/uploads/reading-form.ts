import { fieldProblem } from '../problem.ts';

/** The parser of forms throws bare errors; these are its words for what the sender did wrong. */
const brokenForm = /multipart|boundary|part terminated|malformed part/iu;

/**
 * Reads a form with the sender's mistakes as refusals.
 * @throws Problem `validation-failed` for a form without boundary or end
 */
export async function readingForm<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && !('code' in error) && brokenForm.test(error.message)) {
      throw fieldProblem('validation-failed', '', {
        code: 'form',
        message: 'must be a complete multipart form',
      });
    }
    throw error;
  }
}
