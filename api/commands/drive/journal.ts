import { appendFileSync } from 'node:fs';
import { CannotRun } from '../exit-codes.ts';

/** A step that the centre has answered: it must not be lost from then on. */
export interface AnsweredStep {
  readonly caseId: string;
  readonly taskId: string;
  readonly element: string;
  readonly outcome: string;
  /** Place of the case's last entry in its ledger. */
  readonly seq: number;
}

export type Journal = (step: AnsweredStep) => void;

/**
 * One line of JSON a step, in the order of the answers, written before the next step begins.
 * @throws CannotRun when the file cannot be written
 */
export function openJournal(file: string | null): Journal {
  if (file === null) {
    return () => undefined;
  }
  const write = (text: string): void => {
    try {
      appendFileSync(file, text);
    } catch (error) {
      throw new CannotRun(`--journal: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  write('');
  return (step) => {
    write(`${JSON.stringify(step)}\n`);
  };
}
