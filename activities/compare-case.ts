import type { CaseState, Reseeding } from '../workflows/contract.ts';
import type { EngineRun } from './case-client.ts';

/** A case as the database has it. */
export interface RecordedCase {
  readonly state: CaseState;
  readonly step: number;
  /** Instances of the open tasks. */
  readonly openTasks: readonly string[];
  /** An answered command may be lost to the engine: its sender is about to tell it again. */
  readonly unconfirmed: boolean;
}

/** The run of the engine, and the case before and after it was looked at; null: no such case. */
export interface SeenCase {
  readonly before: RecordedCase | null;
  readonly run: EngineRun;
  readonly after: RecordedCase | null;
}

/**
 * `moving`: a step is under way, look again. `unknown`: the engine cannot be asked now. `orphan`: a
 * run of which the database knows nothing. `restart`: the run, if there is one, must make room for one from the ledger.
 */
export type Comparison =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'moving' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'orphan'; readonly runId: string }
  | {
      readonly kind: 'restart';
      readonly why: Reseeding;
      /** The run that makes room, if one goes on. */
      readonly replaces: string | null;
    };

const agrees: Comparison = { kind: 'agrees' };
const moving: Comparison = { kind: 'moving' };

export const isOver = (state: CaseState): boolean => state === 'closed' || state === 'void';

const sameTasks = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((task) => others.includes(task));

/**
 * Whether database and engine tell the same of a case. The ledger is right where they do not
 * (decision 4): a database never loses what it committed, so one that lacks steps of the engine was
 * restored from a backup, and an engine that lacks confirmed steps was restored from one itself.
 */
export const compareCase = ({ before, run, after }: SeenCase): Comparison => {
  if (after === null) return run.kind === 'running' ? { kind: 'orphan', runId: run.runId } : agrees;
  if (run.kind !== 'running') return compareWithoutRun(run, after);
  const { runId, snapshot } = run;
  if (snapshot === null) return { kind: 'unknown' };
  const restart = (reason: string): Comparison => ({
    kind: 'restart',
    why: { reason, engineStep: snapshot.step },
    replaces: runId,
  });
  // read after the engine was asked: the database had confirmed that step to it
  if (snapshot.flushedStep > after.step) return restart('database-restored');
  if (snapshot.step !== snapshot.flushedStep || before?.step !== after.step) return moving;
  if (snapshot.flushedStep < after.step)
    return after.unconfirmed ? moving : restart('engine-restored');
  return sameTasks(snapshot.openTasks, after.openTasks) ? agrees : restart('database-restored');
};

const compareWithoutRun = (
  run: Exclude<EngineRun, { readonly kind: 'running' }>,
  { state, step }: RecordedCase,
): Comparison => {
  // what was never started has a command that starts it
  if (isOver(state) || (run.kind === 'none' && step === 0)) return agrees;
  const engineStep = run.kind === 'none' ? 0 : (run.snapshot?.step ?? 0);
  const why =
    engineStep > step ? { reason: 'database-restored', engineStep } : { reason: 'engine-lost' };
  return { kind: 'restart', why, replaces: null };
};
