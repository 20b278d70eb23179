import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseWorkflowId } from '../../workflows/contract.ts';
import { sharedBundle } from '../environment/shared-bundle.ts';
import { KnownGraphs, TestGraphCodec } from './graph-codec.ts';
import { recordedGraphs, recordedHistories } from './replayed-histories.ts';

const graphs = new KnownGraphs();
const codec = new TestGraphCodec((hash) => graphs.textOf(hash));
beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  for (const graph of recordedGraphs()) graphs.know(graph);
});

const replay = async (history: unknown): Promise<void> => {
  const options = {
    workflowBundle: { codePath: await sharedBundle() },
    dataConverter: { payloadCodecs: [codec] },
  };
  await Worker.runReplayHistory(options, historyFromJSON(history), caseWorkflowId('replayed'));
};

/** The histories that were recorded by earlier versions and must replay for ever. */
describe('recorded histories', () => {
  it('are there', () => {
    expect(recordedHistories().map(({ name }) => name)).toEqual([
      'v1-continued-as-new',
      'v1-incident-repaired',
      'v1-reseeded-and-reopened',
      'v1-straight-path',
      'v1-timers-parking-return',
      'v2-continued-as-new',
      'v2-incident-repaired',
      'v2-reseeded-and-reopened',
      'v2-straight-path',
      'v2-timers-parking-return',
      'v3-continued-as-new',
      'v3-incident-repaired',
      'v3-reseeded-and-reopened',
      'v3-straight-path',
      'v3-timers-parking-return',
      'v4-continued-as-new',
      'v4-incident-repaired',
      'v4-reseeded-and-reopened',
      'v4-straight-path',
      'v4-timers-parking-return',
      'v4-transferred',
      'v5-continued-as-new',
      'v5-incident-repaired',
      'v5-reseeded-and-reopened',
      'v5-straight-path',
      'v5-timers-parking-return',
      'v5-transferred',
      'v6-continued-as-new',
      'v6-incident-repaired',
      'v6-reseeded-and-reopened',
      'v6-straight-path',
      'v6-timers-parking-return',
      'v6-transferred',
    ]);
  });

  it.each(recordedHistories())('$name replays', async ({ history }) => {
    await expect(replay(history)).resolves.toBeUndefined();
  });

  it('would not replay a workflow that did something else', async () => {
    const straight = recordedHistories().find(({ name }) => name === 'v1-straight-path');
    const changed = JSON.stringify(straight?.history).replaceAll('"callService"', '"callAnother"');
    await expect(replay(JSON.parse(changed))).rejects.toThrow(/callAnother|[Nn]ondeterminis/u);
  });
});
