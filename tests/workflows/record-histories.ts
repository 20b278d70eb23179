import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { caseWorkflowId, engineVersion } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { startTemporal } from '../environment/temporal.ts';
import { timeSkippingBinary } from '../environment/temporal-binary.ts';
import { day, hour } from './calendars.ts';
import { command, person, reseeding, startInput, straightPath } from './case-inputs.ts';
import { Centre, type OpenCase } from './centre.ts';
import {
  compiled,
  diagram,
  hashOf,
  ordinaryEvent,
  row,
  serviceTask,
  userTask,
} from './procedures.ts';
import { graphsDirectory, historiesDirectory } from './replayed-histories.ts';

/**
 * Records the histories that every later version of the workflow must replay. Run it when
 * `engineVersion` was raised, and commit what it wrote beside what is there: the name of a history
 * carries the version that made it.
 */
const procedure = await ordinaryEvent();

/** Nothing of the machine that recorded it: no paths, no host. */
const anonymous = (key: string, value: unknown): unknown => {
  if (key === 'stackTrace') return '';
  return key === 'identity' || key === 'binaryChecksum' ? 'recorded' : value;
};

const keep = async (
  centre: Centre,
  name: string,
  opened: OpenCase,
  graph = procedure,
): Promise<void> => {
  const { runId } = await centre.client.workflow
    .getHandle(caseWorkflowId(opened.caseId))
    .describe();
  const handle = centre.client.workflow.getHandle(caseWorkflowId(opened.caseId), runId);
  mkdirSync(graphsDirectory, { recursive: true });
  const file = join(historiesDirectory, `v${String(engineVersion)}-${name}.json`);
  writeFileSync(
    file,
    `${JSON.stringify(JSON.parse(historyToJSON(await handle.fetchHistory())), anonymous)}\n`,
  );
  writeFileSync(join(graphsDirectory, `${hashOf(graph)}.json`), `${JSON.stringify(graph)}\n`);
  process.stdout.write(`${file}\n`);
};

const walk = async (opened: OpenCase, from: number, to: number): Promise<void> => {
  for (const { element, outcome, by, variables } of straightPath.slice(from, to)) {
    await opened.complete(element, outcome, variables, by);
  }
};

const straight = async (centre: Centre): Promise<OpenCase> => {
  const opened = await centre.open(procedure);
  await walk(opened, 0, straightPath.length);
  await opened.ended();
  await keep(centre, 'straight-path', opened);
  return opened;
};

const reopened = async (centre: Centre, before: OpenCase): Promise<void> => {
  const { caseId } = before;
  const carried = carriedFromLedger(
    procedure,
    caseId,
    before.recorded.ledger,
    centre.recorder.clockRows(caseId),
  );
  const then = command({ type: 'reopen', target: before.instanceOf('close'), reason: 'came back' });
  const begin = reseeding(carried, 'reopened', then);
  const opened = await centre.start(startInput(caseId, procedure, {}, { begin }), procedure);
  await opened.complete('close', 'close', {}, person('p-acceptor', 'acceptor'));
  await opened.complete('confirm', 'confirm', {}, person('p-commander', 'commander'));
  await opened.ended();
  await keep(centre, 'reseeded-and-reopened', opened);
};

const continued = async (centre: Centre): Promise<void> => {
  const opened = await centre.open(procedure, { input: { continueAfterEvents: 20 } });
  const first = opened.handle.firstExecutionRunId;
  await walk(opened, 0, 5);
  for (;;) {
    const { runId } = await centre.client.workflow
      .getHandle(caseWorkflowId(opened.caseId))
      .describe();
    if (runId !== first) break;
    await new Promise((done) => {
      setTimeout(done, 50);
    });
  }
  await walk(opened, 5, 7);
  await keep(centre, 'continued-as-new', opened);
};

const incident = async (centre: Centre): Promise<void> => {
  const graph: Procedure = await compiled(
    diagram(
      row(['call', serviceTask('call', 'outside', 'retry="once"')], ['work', userTask('work')]),
    ),
  );
  let fails = true;
  centre.recorder.services.set('outside', () => {
    if (fails) throw new Error('nobody answers');
    return { variables: { answer: 42 } };
  });
  const opened = await centre.open(graph);
  const found = await opened.until(
    'an incident',
    () => opened.recorded.batches.at(-1)?.openIncidents[0],
  );
  fails = false;
  await opened.act({ type: 'repair', incident: found.id, repair: { kind: 'retry' } });
  await opened.complete('work');
  await opened.ended();
  await keep(centre, 'incident-repaired', opened, graph);
};

/** Handed over within the unit, and to another one. */
const transferred = async (centre: Centre): Promise<void> => {
  const opened = await centre.open(procedure);
  const handle = straightPath.findIndex(({ element }) => element === 'handle');
  await walk(opened, 0, handle);
  const task = await opened.task('handle');
  await opened.act({ type: 'transfer', task, person: 'p-handler2' });
  await opened.act({
    type: 'transfer',
    task,
    person: 'p-lead2',
    unit: 'u-municipal',
    role: 'lead',
  });
  const step = straightPath[handle];
  await opened.complete('handle', step?.outcome, step?.variables, person('p-lead2', 'lead'));
  await walk(opened, handle + 1, straightPath.length);
  await opened.ended();
  await keep(centre, 'transferred', opened);
};

let requests = 0;
/** The unit asks for more time, the dispatcher grants less. */
const askAndApprove = async (opened: OpenCase): Promise<void> => {
  requests += 1;
  await opened.act({
    type: 'message',
    message: 'extension-requested',
    messageId: `request-${String(requests)}`,
    correlation: opened.caseId,
    variables: { requestedLimit: { amount: 3, unit: 'workHours' } },
  });
  const variables = { grantedLimit: { amount: 2, unit: 'workHours' } };
  await opened.complete(
    'review-extension',
    'approve',
    variables,
    person('p-dispatcher', 'dispatcher'),
  );
};

const expectRefused = async (act: Promise<void>): Promise<void> => {
  const refused = await act.then(
    () => false,
    () => true,
  );
  if (!refused) throw new Error('Expected a refusal beyond the quota, but it was accepted');
};

const clocks = async (centre: Centre): Promise<void> => {
  const opened = await centre.open(procedure);
  await walk(opened, 0, 3);
  await centre.env.sleep(2 * hour);
  await opened.act({
    type: 'extend',
    clock: 'handle',
    limit: { amount: 4, unit: 'workHours' },
    reason: 'rain',
  });
  await askAndApprove(opened);
  await expectRefused(askAndApprove(opened));
  const review = await opened.task('review-extension');
  await opened.act({ type: 'complete', task: review, outcome: 'refuse', variables: {} });
  const now = await centre.env.currentTimeMs();
  await opened.act({ type: 'park', until: now + 3 * day, reason: 'needs summer' });
  await centre.env.sleep(20 * day);
  const task = await opened.task('supervise');
  await opened.act({ type: 'complete', task, outcome: 'noted', variables: {} });
  const handling = await opened.task('assign');
  await opened.act({
    type: 'return',
    task: handling,
    target: opened.instanceOf('dispatch'),
    reason: 'wrong unit',
  });
  await opened.act({ type: 'void', reason: 'raised twice' });
  await opened.ended();
  await keep(centre, 'timers-parking-return', opened);
};

const cache = resolve('.data', 'bin');
const directory = mkdtempSync(join(tmpdir(), 'bihuan-histories-'));
const server = await startTemporal({ dataDir: directory, cache });
try {
  const real = await Centre.inRealTime(server.address);
  await reopened(real, await straight(real));
  await continued(real);
  await incident(real);
  await transferred(real);
  await real.stop();
  const skipping = await Centre.skippingTime(await timeSkippingBinary(cache));
  await clocks(skipping);
  await skipping.stop();
} finally {
  await server.process.stop();
  rmSync(directory, { recursive: true, force: true });
}
