import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { Centre, codeOf, type OpenCase } from './centre.ts';
import { command, person, straightPath } from './case-inputs.ts';
import {
  compiled,
  diagram,
  flow,
  ordinaryEvent,
  row,
  serviceTask,
  userTask,
} from './procedures.ts';

let centre: Centre;
let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
  centre = await Centre.inRealTime(inject('temporalAddress'));
});
afterAll(async () => {
  await centre.stop();
});
afterEach(() => {
  centre.recorder.beforeRecord = () => undefined;
});

/** Keeps the projections of a case in flight until they are let go. */
const holdProjection = (
  opened: OpenCase,
): { readonly held: Promise<void>; readonly letGo: () => void } => {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  centre.recorder.beforeRecord = async ({ caseId }) => {
    if (caseId !== opened.caseId) return;
    reached.resolve();
    await gate.promise;
  };
  return { held: reached.promise, letGo: gate.resolve };
};

const parallel = async (): Promise<Procedure> =>
  compiled(
    diagram(
      [
        '<bpmn:startEvent id="start" />',
        '<bpmn:parallelGateway id="fork" />',
        userTask('a'),
        userTask('b'),
        userTask('c'),
        '<bpmn:parallelGateway id="join" />',
        userTask('last'),
        '<bpmn:endEvent id="end" />',
        flow('start', 'fork'),
        ...['a', 'b', 'c'].flatMap((id) => [flow('fork', id), flow(id, 'join')]),
        flow('join', 'last'),
        flow('last', 'end'),
      ].join(''),
    ),
  );

describe('commands that meet', () => {
  it('complete a task once, whoever comes second is refused', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    const complete = (): Promise<unknown> =>
      opened.act({ type: 'complete', task, outcome: 'accept', variables: {} });
    const codes = await Promise.all([codeOf(complete()), codeOf(complete())]);
    expect(codes.toSorted()).toEqual(['accepted', 'task-not-open']);
    expect(opened.types).toEqual(['case-started', 'task-completed']);
  });

  it('are applied in one activation and projected together', async () => {
    const opened = await centre.open(await parallel());
    const tasks = await Promise.all(['a', 'b', 'c'].map((id) => opened.task(id)));
    const { held, letGo } = holdProjection(opened);
    const act = (task: string): Promise<{ readonly step: number }> =>
      opened.act({ type: 'complete', task, outcome: 'done', variables: {} });
    const first = act(tasks[0] ?? '');
    await held;
    const others = [act(tasks[1] ?? ''), act(tasks[2] ?? '')];
    // Both wait at the server while the first is being projected.
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    letGo();
    expect((await first).step).toBe(2);
    expect((await Promise.all(others)).map(({ step }) => step)).toEqual([3, 3]);
    expect(opened.recorded.batches.map(({ answers }) => answers.length)).toEqual([0, 1, 2]);
    expect(opened.open).toEqual(['last']);
  });

  it('answer a repeated command as before, under its own and under another update id', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    const sent = command({ type: 'complete', task, outcome: 'accept', variables: {} });
    const answer = await opened.send(sent);
    expect(await opened.send(sent)).toEqual(answer);
    expect(await opened.send(sent, 'another-update')).toEqual(answer);
    expect(answer).toMatchObject({ seq: 2, step: 2, stage: 'file', caseState: 'open' });
    expect(answer.tasks.map(({ element, role }) => [element, role])).toEqual([
      ['file', 'acceptor'],
    ]);
    expect(opened.types).toEqual(['case-started', 'task-completed']);
    expect(opened.recorded.answers.get(sent.id)).toEqual(answer);
  });

  it('wait together for the projection of a command that is sent twice', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    const { held, letGo } = holdProjection(opened);
    const sent = command({ type: 'complete', task, outcome: 'accept', variables: {} });
    const first = opened.send(sent);
    await held;
    const second = opened.send(sent, 'sent-again');
    letGo();
    expect(await second).toEqual(await first);
    expect(opened.types).toEqual(['case-started', 'task-completed']);
  });

  it('are refused with their code, leaving no trace', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    expect(
      await codeOf(
        opened.act({ type: 'complete', task: 'x.99', outcome: 'accept', variables: {} }),
      ),
    ).toBe('task-not-open');
    expect(
      await codeOf(opened.act({ type: 'complete', task, outcome: 'maybe', variables: {} })),
    ).toBe('outcome-not-offered');
    const events = (await opened.handle.fetchHistory()).events ?? [];
    expect(events.some(({ workflowExecutionUpdateAcceptedEventAttributes: given }) => given)).toBe(
      false,
    );
    await opened.act({ type: 'transfer', task, person: 'p-acceptor', version: 3 });
    const complete = (version: number, by: string): Promise<unknown> =>
      opened.act({ type: 'complete', task, outcome: 'accept', variables: {}, version }, person(by));
    expect(await codeOf(complete(2, 'p-acceptor'))).toBe('stale-version');
    expect(await codeOf(complete(3, 'p-other'))).toBe('not-permitted');
    expect(await codeOf(complete(3, 'p-acceptor'))).toBe('accepted');
  });

  it('are refused by an ended case, which still answers what it did', async () => {
    const opened = await centre.open(procedure);
    await opened.task('accept');
    const sent = command({ type: 'void', reason: 'raised twice' });
    const answer = await opened.send(sent);
    expect(answer).toMatchObject({ caseState: 'void', tasks: [] });
    await opened.ended();
    const task = opened.instanceOf('accept');
    const late = opened.act({ type: 'complete', task, outcome: 'accept', variables: {} });
    expect(await codeOf(late)).toBe('ended');
    expect(await codeOf(opened.act({ type: 'void', reason: 'once more' }))).toBe('ended');
    expect(await opened.send(sent)).toEqual(answer);
    expect(opened.types).toEqual(['case-started', 'case-voided']);
    expect(opened.recorded.batches.at(-1)?.case).toMatchObject({ state: 'void', end: 'void' });
  });

  it('are refused while the last projection is under way', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    const { held, letGo } = holdProjection(opened);
    const ending = opened.act({ type: 'void', reason: 'raised twice' });
    await held;
    const late = codeOf(opened.act({ type: 'complete', task, outcome: 'accept', variables: {} }));
    letGo();
    await ending;
    expect(['case-closed', 'ended']).toContain(await late);
    await opened.ended();
    expect(opened.types).toEqual(['case-started', 'case-voided']);
  });
});

describe('a projection that fails', () => {
  it('is tried again; nobody is answered before it is committed', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    let failures = 2;
    centre.recorder.beforeRecord = ({ caseId }) => {
      if (caseId !== opened.caseId || failures === 0) return;
      failures -= 1;
      throw new Error('the database is away');
    };
    const answer = await opened.act({ type: 'complete', task, outcome: 'accept', variables: {} });
    expect(failures).toBe(0);
    expect(answer.seq).toBe(2);
  });
});

const calling = async (retry: string): Promise<Procedure> => {
  const task = serviceTask('call', 'outside', `retry="${retry}"`);
  return compiled(diagram(row(['call', task], ['work', userTask('work')])));
};

describe('services on a server', () => {
  it('become incidents once their retries are spent, and are repaired', async () => {
    let fails = true;
    centre.recorder.services.set('outside', () => {
      if (fails) throw new Error('nobody answers');
      return { variables: { answer: 42 } };
    });
    const opened = await centre.open(await calling('once'));
    const incident = await opened.until(
      'an incident',
      () => opened.recorded.batches.at(-1)?.openIncidents[0],
    );
    expect(incident).toMatchObject({ element: 'call', code: 'Error', message: 'nobody answers' });
    fails = false;
    await opened.act({ type: 'repair', incident: incident.id, repair: { kind: 'retry' } });
    await opened.task('work');
    expect(opened.recorded.batches.at(-1)?.case.variables['answer']).toBe(42);
  });

  it('are withdrawn with the case', async () => {
    const answer = Promise.withResolvers<void>();
    const called = Promise.withResolvers<void>();
    centre.recorder.services.set('outside', async () => {
      called.resolve();
      await answer.promise;
      return { variables: {} };
    });
    const opened = await centre.open(await calling('default'));
    await called.promise;
    await opened.act({ type: 'void', reason: 'x' });
    answer.resolve();
    await opened.ended();
    expect(opened.types).toEqual(['case-started', 'case-voided']);
  });
});

describe('what is not a command', () => {
  it('of the engine’s own making fails the Update with `defect` and changes nothing', async () => {
    const opened = await centre.open(procedure);
    const [, file, dispatch] = straightPath;
    await opened.complete('accept', 'accept', {}, file?.by);
    // No door lets such a limit in; a diagram that computes one could.
    const limit = { amount: 1, unit: 'fortnights' };
    await opened.complete('file', 'file', { ...file?.variables, limit }, file?.by);
    const before = await opened.snapshot();
    const task = await opened.task('dispatch');
    const sent = opened.complete('dispatch', 'dispatch', dispatch?.variables, dispatch?.by);
    expect(await codeOf(sent)).toBe('defect');
    expect(await opened.snapshot()).toEqual(before);
    const target = opened.instanceOf('file');
    await opened.act({ type: 'return', task, target, reason: 'no such limit' }, dispatch?.by);
    await opened.complete('file', 'file', file?.variables, file?.by);
    await opened.complete('dispatch', 'dispatch', dispatch?.variables, dispatch?.by);
    expect(opened.open).toEqual(['assign']);
  });

  it('does not end a case: cancelling its workflow is passed over', async () => {
    const opened = await centre.open(procedure);
    await opened.task('accept');
    await opened.handle.cancel();
    for (const { element, outcome, by, variables } of straightPath) {
      await opened.complete(element, outcome, variables, by);
    }
    await opened.ended();
    expect(opened.recorded.batches.at(-1)?.case.state).toBe('closed');
  });

  it('is a case of a later engine: it waits for a worker that knows it', async () => {
    const opened = await centre.open(procedure, { input: { engineVersion: 99 } });
    const failed = await opened.failedTask();
    expect(failed).toContain('Expected engine version');
    await opened.handle.terminate();
  });
});

describe('the snapshot', () => {
  it('shows the engine’s state and what is projected', async () => {
    const opened = await centre.open(procedure);
    await opened.task('accept');
    const snapshot = await opened.snapshot();
    expect(snapshot).toMatchObject({
      step: 1,
      flushedStep: 1,
      caseState: 'open',
      state: { status: 'running' },
    });
  });
});

describe('a whole case', () => {
  it('keeps one chain: a step for every projection, nothing twice', async () => {
    const opened = await centre.open(procedure);
    for (const { element, outcome, by, variables } of straightPath) {
      await opened.complete(element, outcome, variables, by);
    }
    await opened.ended();
    const steps = opened.recorded.batches.map(({ step }) => step);
    expect(steps).toEqual(steps.map((_, index) => index + 1));
    expect(opened.types).toEqual([
      'case-started',
      ...straightPath.map(() => 'task-completed'),
      'service-completed',
    ]);
    expect([...opened.recorded.tasks.values()].every(({ state }) => state === 'completed')).toBe(
      true,
    );
  });
});
