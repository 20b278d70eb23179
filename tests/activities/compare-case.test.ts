import { describe, expect, it } from 'vitest';
import type { EngineRun } from '../../activities/case-client.ts';
import { compareCase, type RecordedCase } from '../../activities/compare-case.ts';
import type { CaseSnapshot } from '../../workflows/contract.ts';

const recorded = (step: number, change: Partial<RecordedCase> = {}): RecordedCase => ({
  state: 'open',
  step,
  openTasks: ['4', '7'],
  unconfirmed: false,
  ...change,
});

const running = (flushedStep: number, change: Partial<CaseSnapshot> = {}): EngineRun => ({
  kind: 'running',
  runId: 'run-1',
  snapshot: {
    step: flushedStep,
    flushedStep,
    state: {},
    caseState: 'open',
    openTasks: ['7', '4'],
    ...change,
  },
});

const compared = (run: EngineRun, after: RecordedCase | null, before = after) =>
  compareCase({ before, run, after });

const restart = (reason: string, engineStep: number, replaces: string | null = 'run-1') => ({
  kind: 'restart',
  why: { reason, engineStep },
  replaces,
});

describe('a case and its running workflow', () => {
  it('agree when step and open tasks are the same', () => {
    expect(compared(running(5), recorded(5))).toEqual({ kind: 'agrees' });
    expect(
      compared(running(9, { openTasks: [] }), recorded(9, { state: 'closed', openTasks: [] })),
    ).toEqual({ kind: 'agrees' });
  });

  it('are moving while a step is under way, and unknown while nobody answers', () => {
    expect(compared({ kind: 'running', runId: 'run-1', snapshot: null }, recorded(5))).toEqual({
      kind: 'unknown',
    });
    expect(compared(running(5, { step: 6 }), recorded(5))).toEqual({ kind: 'moving' });
    expect(compared(running(5, { step: 6 }), recorded(6))).toEqual({ kind: 'moving' });
    expect(compared(running(5), recorded(6), recorded(5))).toEqual({ kind: 'moving' });
    expect(compared(running(1), recorded(1), null)).toEqual({ kind: 'moving' });
  });

  it('disagree when the database lacks steps that it had confirmed, whatever is under way', () => {
    expect(compared(running(7), recorded(5))).toEqual(restart('database-restored', 7));
    expect(compared(running(7, { step: 8 }), recorded(5))).toEqual(restart('database-restored', 8));
    expect(compared(running(3), recorded(0, { state: 'opening', openTasks: [] }))).toEqual(
      restart('database-restored', 3),
    );
    expect(compared(running(12), recorded(9, { state: 'closed', openTasks: [] }))).toEqual(
      restart('database-restored', 12),
    );
  });

  it('disagree when the engine lacks steps, unless an answered command will be told again', () => {
    expect(compared(running(4), recorded(5))).toEqual(restart('engine-restored', 4));
    expect(compared(running(4), recorded(5, { unconfirmed: true }))).toEqual({ kind: 'moving' });
  });

  it('disagree when the same step has led to other tasks', () => {
    expect(compared(running(5), recorded(5, { openTasks: ['4'] }))).toEqual(
      restart('database-restored', 5),
    );
    expect(compared(running(5), recorded(5, { openTasks: ['4', '8'] }))).toEqual(
      restart('database-restored', 5),
    );
  });
});

const ended = (run: EngineRun): EngineRun =>
  run.kind === 'running' ? { kind: 'ended', snapshot: run.snapshot } : run;

describe('a case without a running workflow', () => {
  it('is as it should be when it is over, or was never started', () => {
    expect(compared({ kind: 'none' }, recorded(9, { state: 'void' }))).toEqual({ kind: 'agrees' });
    expect(compared(ended(running(9)), recorded(9, { state: 'closed' }))).toEqual({
      kind: 'agrees',
    });
    expect(compared({ kind: 'none' }, recorded(0, { state: 'opening' }))).toEqual({
      kind: 'agrees',
    });
  });

  it('was lost', () => {
    const lost = { kind: 'restart', why: { reason: 'engine-lost' }, replaces: null };
    expect(compared({ kind: 'none' }, recorded(3))).toEqual(lost);
    expect(compared({ kind: 'ended', snapshot: null }, recorded(3))).toEqual(lost);
    expect(compared(ended(running(3)), recorded(3, { state: 'suspended' }))).toEqual(lost);
  });

  it('went on to its end after the backup', () => {
    expect(compared(ended(running(9)), recorded(3))).toEqual(restart('database-restored', 9, null));
    expect(compared(ended(running(9)), recorded(0, { state: 'opening' }))).toEqual(
      restart('database-restored', 9, null),
    );
  });
});

describe('a workflow without a case', () => {
  it('is an orphan while it runs', () => {
    expect(compared(running(2), null)).toEqual({ kind: 'orphan', runId: 'run-1' });
    expect(compared({ kind: 'running', runId: 'run-1', snapshot: null }, null)).toEqual({
      kind: 'orphan',
      runId: 'run-1',
    });
    expect(compared({ kind: 'none' }, null)).toEqual({ kind: 'agrees' });
  });
});
