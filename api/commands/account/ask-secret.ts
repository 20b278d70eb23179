import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { CannotRun } from '../exit-codes.ts';

/** What the line editor would show goes nowhere: neither the letters nor their number is seen. */
const nowhere = (): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });

export type Ask = (question: string) => Promise<string>;

/**
 * Asks at the terminal for what must not be shown. The terminal shows nothing from the first question
 * to the end of the work, so that typing ahead of a question is not seen either.
 * @throws CannotRun on Ctrl-C, Ctrl-D
 */
export async function askSecrets<T>(
  input: ReadStream,
  shown: NodeJS.WriteStream,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const editor = createInterface({ input, output: nowhere(), terminal: true, historySize: 0 });
  editor.once('SIGINT', () => {
    editor.close();
  });
  const lines = editor[Symbol.asyncIterator]();
  try {
    return await work(async (question) => {
      shown.write(question);
      const { value, done } = await lines.next();
      shown.write('\n');
      if (done === true) {
        throw new CannotRun('Stopped: nothing was changed.');
      }
      return value;
    });
  } finally {
    editor.close();
  }
}

/** The first line of what is piped in. @throws CannotRun when there is none */
export async function readSecret(input: NodeJS.ReadableStream): Promise<string> {
  for await (const text of createInterface({ input })) {
    return text;
  }
  throw new CannotRun('Expected a password in the first line of stdin, or --generate.');
}
