import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { caseWorkflowId } from '../../workflows/contract.ts';
import { Centre, type OpenCase } from './centre.ts';
import { command, straightPath } from './case-inputs.ts';
import {
  compiled,
  diagram,
  flow,
  ordinaryEvent,
  row,
  serviceTask,
  userTask,
} from './procedures.ts';

/** Work that comes again until somebody says stop. */
const loop = async (): Promise<Procedure> =>
  compiled(
    diagram(
      [
        '<bpmn:startEvent id="start" />',
        userTask('work', '', ['again', 'stop']),
        '<bpmn:exclusiveGateway id="next" default="next-end" />',
        '<bpmn:endEvent id="end" />',
        flow('start', 'work'),
        flow('work', 'next'),
        flow('next', 'work', '=outcome = "again"'),
        flow('next', 'end'),
      ].join(''),
    ),
  );

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.inRealTime(inject('temporalAddress'));
});
afterAll(async () => {
  await centre.stop();
});

const runIdOf = async (opened: OpenCase): Promise<string> => {
  const { runId } = await centre.client.workflow
    .getHandle(caseWorkflowId(opened.caseId))
    .describe();
  return runId;
};
type Events = NonNullable<Awaited<ReturnType<OpenCase['handle']['fetchHistory']>>['events']>;
const historyOf = async (opened: OpenCase, runId: string): Promise<Events> => {
  const handle = centre.client.workflow.getHandle(caseWorkflowId(opened.caseId), runId);
  return (await handle.fetchHistory()).events ?? [];
};
/** Runs of a case, newest first, by the run that each continues. */
const countRuns = async (opened: OpenCase): Promise<number> => {
  let runs = 0;
  let runId = await runIdOf(opened);
  while (runId !== '') {
    runs += 1;
    runId =
      (await historyOf(opened, runId))[0]?.workflowExecutionStartedEventAttributes
        ?.continuedExecutionRunId ?? '';
  }
  return runs;
};

/** Waits until a case has continued so often: a server's timer takes up to a second. */
const another = async (opened: OpenCase, times: number): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await countRuns(opened)) > times) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error(`Expected ${String(times)} continuations, but they did not come`);
};

describe('continuing as new', () => {
  it('goes unnoticed by whoever acts on and on', async () => {
    const opened = await centre.open(await loop(), { input: { continueAfterEvents: 20 } });
    await opened.task('work');
    for (let turn = 1; turn <= 40; turn += 1) {
      const answer = await opened.complete('work', 'again');
      expect(answer).toMatchObject({ step: turn + 1, seq: turn + 1 });
      if (turn % 10 === 0) await another(opened, turn / 10);
    }
    expect(await countRuns(opened)).toBeGreaterThan(3);
    const steps = opened.recorded.batches.map(({ step }) => step);
    expect(steps).toEqual(steps.map((_, index) => index + 1));
    await opened.complete('work', 'stop');
    await centre.client.workflow.getHandle(caseWorkflowId(opened.caseId)).result();
    expect(opened.types).toHaveLength(42);
  });

  it('loses and doubles no command that comes right at the boundary', async () => {
    const opened = await centre.open(await loop(), { input: { continueAfterEvents: 12 } });
    await opened.task('work');
    const sentIds = new Set<string>();
    // Recomputing is allowed in every state, so commands may come as thick as they like.
    for (let round = 0; round < 500 && (await countRuns(opened)) < 4; round += 1) {
      const sent = Array.from({ length: 5 }, () =>
        command({ type: 'recompute-clocks', calendarVersion: '1' }),
      );
      const answers = await Promise.all(
        sent.map(async (one, index) => {
          await new Promise((resolve) => {
            setTimeout(resolve, index * 3);
          });
          return opened.send(one);
        }),
      );
      expect(answers).toHaveLength(5);
      for (const { id } of sent) sentIds.add(id);
      // Longer and longer pauses: a command comes before, at and after the quiet workflow task.
      await new Promise((resolve) => {
        setTimeout(resolve, (round % 12) * 10);
      });
    }
    expect(await countRuns(opened)).toBeGreaterThan(2);
    const written = opened.recorded.ledger.flatMap(({ commandId }) => commandId ?? []);
    expect(written).toHaveLength(sentIds.size);
    expect(new Set(written)).toEqual(sentIds);
  });

  it('still knows the answers of the runs before', async () => {
    const opened = await centre.open(await loop(), { input: { continueAfterEvents: 12 } });
    const task = await opened.task('work');
    const sent = command({ type: 'complete', task, outcome: 'again', variables: {} });
    const answer = await opened.send(sent);
    await opened.complete('work', 'again');
    await opened.complete('work', 'again');
    await another(opened, 1);
    expect(await opened.send(sent)).toEqual(answer);
    expect(opened.types).toHaveLength(4);
  });

  it('never happens in the workflow task that answers an Update', async () => {
    const opened = await centre.open(await loop(), { input: { continueAfterEvents: 12 } });
    for (let turn = 0; turn < 6; turn += 1) await opened.complete('work', 'again');
    await another(opened, 1);
    const events = await historyOf(opened, opened.handle.firstExecutionRunId);
    const last = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
    const task = last?.workflowTaskCompletedEventId?.toString();
    expect(task).toBeDefined();
    const answered = events.flatMap(
      ({ workflowExecutionUpdateCompletedEventAttributes: given, eventId }) =>
        given ? [Number(eventId)] : [],
    );
    // Whatever the closing task produced comes after it in the history.
    expect(answered.every((id) => id < Number(task))).toBe(true);
  });

  it('waits for a service that is under way', async () => {
    const answer = Promise.withResolvers<undefined>();
    centre.recorder.services.set('slow', async () => {
      await answer.promise;
      return { variables: {} };
    });
    const calling = await compiled(
      diagram(row(['call', serviceTask('call', 'slow')], ['work', userTask('work')])),
    );
    const opened = await centre.open(calling, { input: { continueAfterEvents: 8 } });
    await opened.until('the call', () =>
      centre.recorder.calls.some(({ caseId }) => caseId === opened.caseId) ? true : undefined,
    );
    answer.resolve(undefined);
    await opened.complete('work');
    await centre.client.workflow.getHandle(caseWorkflowId(opened.caseId)).result();
    const calls = centre.recorder.calls.filter(({ caseId }) => caseId === opened.caseId);
    expect(calls).toHaveLength(1);
  });

  it('takes the delivered procedure through from report to end', async () => {
    const opened = await centre.open(await ordinaryEvent(), { input: { continueAfterEvents: 14 } });
    for (const [index, { element, outcome, by, variables }] of straightPath.entries()) {
      await opened.complete(element, outcome, variables, by);
      if (index % 4 === 3) await another(opened, (index + 1) / 4);
    }
    await centre.client.workflow.getHandle(caseWorkflowId(opened.caseId)).result();
    expect(opened.recorded.batches.at(-1)?.case.state).toBe('closed');
    expect(await countRuns(opened)).toBeGreaterThan(2);
  });
});
