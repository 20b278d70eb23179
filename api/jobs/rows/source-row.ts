import type { FileFailure, RowProblem } from '../row-reasons.ts';

/** One row of a file as read: values by heading (tables) or the parsed object (JSON). */
export interface SourceRow {
  /** 1 for the first row after the heading. */
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Code of why the row cannot be used at all; the values are then what could be read. */
  readonly problem: RowProblem | null;
}

/** The whole file cannot be read: wrong format, broken quoting, no such sheet. Ends the job. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly code: FileFailure;

  constructor(code: FileFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
