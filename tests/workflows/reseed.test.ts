import { WorkflowFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { CaseCommand } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { command, reseeding, startInput, straightPath } from './case-inputs.ts';
import { Centre, type OpenCase } from './centre.ts';
import { ordinaryEvent } from './procedures.ts';

let centre: Centre;
let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
  centre = await Centre.inRealTime(inject('temporalAddress'));
});
afterAll(async () => {
  await centre.stop();
});

const walk = async (opened: OpenCase, from: number, to: number): Promise<void> => {
  for (const { element, outcome, by, variables } of straightPath.slice(from, to)) {
    await opened.complete(element, outcome, variables, by);
  }
};

const reseed = async ({ caseId, recorded }: OpenCase, then?: CaseCommand): Promise<OpenCase> => {
  const clocks = centre.recorder.clockRows(caseId);
  const carried = carriedFromLedger(procedure, caseId, recorded.ledger, clocks);
  const begin = reseeding(carried, 'engine-lost', then);
  return centre.start(startInput(caseId, procedure, {}, { begin }), procedure);
};

describe('a case that the engine has lost', () => {
  it('goes on from its ledger with the same tasks, clocks and answers', async () => {
    const opened = await centre.open(procedure);
    await walk(opened, 0, 3);
    const task = await opened.task('assign');
    const sent = command({ type: 'transfer', task, person: 'p-lead2' });
    const answer = await opened.send(sent);
    const before = await opened.snapshot();
    await opened.handle.terminate('lost');
    const again = await reseed(opened);
    expect(await again.send(sent, 'sent-to-the-new-run')).toEqual(answer);
    const after = await again.snapshot();
    expect(after.state).toEqual(before.state);
    expect(after.step).toBe(before.step + 1);
    expect(again.types.at(-1)).toBe('case-reseeded');
    await again.act({ type: 'transfer', task, person: null });
    await walk(again, 3, straightPath.length);
    await again.ended();
    expect(again.recorded.batches.at(-1)?.case.state).toBe('closed');
  });
});

const closed = async (): Promise<OpenCase> => {
  const opened = await centre.open(procedure);
  await walk(opened, 0, straightPath.length);
  await opened.ended();
  return opened;
};

describe('a closed case', () => {
  it('is reopened by a reseed with the command, which is answered with its projection', async () => {
    const opened = await closed();
    const target = opened.instanceOf('close');
    const then = command({ type: 'reopen', target, reason: 'the rubbish is back' });
    const again = await reseed(opened, then);
    await again.task('close');
    expect(again.recorded.answers.get(then.id)).toMatchObject({
      caseState: 'open',
      stage: 'close',
    });
    expect(again.recorded.batches.at(-1)?.case).toMatchObject({ state: 'open', endedAt: null });
    await walk(again, 8, straightPath.length);
    await again.ended();
    const stages = again.recorded.batches.at(-1)?.case.stages ?? [];
    expect(stages.find(({ stage }) => stage === 'close')).toMatchObject({ count: 2 });
  });

  it('stays closed when the command is refused: the run fails with its code and leaves no trace', async () => {
    const opened = await closed();
    const before = opened.types;
    const again = await reseed(opened, command({ type: 'reopen', target: '999', reason: 'x' }));
    const failure = await again.ended().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect(failure).toMatchObject({ cause: { type: 'target-not-legal' } });
    expect(opened.types).toEqual(before);
  });
});
