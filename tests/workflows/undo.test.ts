import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ApplicationFailure } from '@temporalio/common';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { Centre } from './centre.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.inRealTime(inject('temporalAddress'), { forgetful: true });
});
afterAll(async () => {
  await centre.stop();
});

/** Two tasks in a row; what the first has done is undone by a service that has to be through. */
const recallable = async (): Promise<Procedure> =>
  compiled(
    diagram(
      row(
        [
          'send',
          userTask(
            'send',
            '<bh:undo kind="service" name="recall" retry="once" required="true"><bh:input name="letter" value="=letter" /></bh:undo>',
          ),
        ],
        ['read', userTask('read')],
      ),
    ),
  );

describe('undoing in a durable workflow', () => {
  it('goes before the task that is entered anew', async () => {
    const recalled = Promise.withResolvers<void>();
    centre.recorder.services.set('recall', async () => {
      await recalled.promise;
      return { variables: { recalled: true } };
    });
    const opened = await centre.open(await recallable());
    await opened.complete('send', 'done', { letter: 'l-1' });
    const task = await opened.task('read');
    const target = opened.instanceOf('send');
    await opened.act({ type: 'return', task, target, reason: 'the wrong letter' });
    expect(opened.open).toEqual([]);
    recalled.resolve();
    await opened.task('send');
    expect(centre.recorder.calls.filter(({ caseId }) => caseId === opened.caseId)).toEqual([
      {
        caseId: opened.caseId,
        instance: `${target}.undo`,
        service: 'recall',
        inputs: { letter: 'l-1' },
      },
    ]);
    expect(opened.recorded.batches.at(-1)?.case.variables['recalled']).toBe(true);
  });

  it('that fails for good waits for a repair, and so does the task', async () => {
    centre.recorder.services.set('recall', () => {
      throw ApplicationFailure.nonRetryable('nobody answers', 'gone');
    });
    const opened = await centre.open(await recallable());
    await opened.complete('send', 'done', { letter: 'l-2' });
    const task = await opened.task('read');
    const target = opened.instanceOf('send');
    await opened.act({ type: 'return', task, target, reason: 'the wrong letter' });
    const incident = await opened.until(
      'an incident',
      () => opened.recorded.batches.at(-1)?.openIncidents[0],
    );
    expect(incident).toMatchObject({ instance: `${target}.undo`, element: 'send' });
    expect(opened.open).toEqual([]);
    const repair = { kind: 'skip', reason: 'it was read by then' } as const;
    await opened.act({ type: 'repair', incident: incident.id, repair });
    await opened.task('send');
    expect(opened.recorded.batches.at(-1)?.openIncidents).toEqual([]);
  });
});
