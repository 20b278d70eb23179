// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { judge } from '../../../admin-ui/resources/operations/judge-operations.ts';
import { OperationsPage } from '../../../admin-ui/resources/operations/operations-page.tsx';
import { millisWords, sizeWords } from '../../../admin-ui/resources/operations/size-words.ts';
import type { Operations } from '../../../api/contract/operations.ts';
import { drawPage, fakeServer, problem, standInForBrowser } from '../screen.tsx';

const data: Operations = {
  at: '2026-11-24T06:40:00.000Z',
  version: '0.1.0',
  engine: {
    latencyMillis: 4,
    workflows: 1204,
    workers: [
      {
        name: '77@centre',
        lastSeen: '2026-11-24T06:39:58.000Z',
        build: { version: '0.1.0', engineVersion: 4, sources: '1f2e3d4c' },
      },
    ],
  },
  database: {
    bytes: 1_500_000_000,
    connections: 12,
    mostConnections: 100,
    longestMillis: null,
    latencyMillis: 2,
    steps: [{ name: '2026-11-22-01-organisation', executedAt: '2026-11-22T00:00:00.000Z' }],
  },
  queue: { waiting: 0, retried: 0, oldestAt: null },
  cases: { open: 1204, openIncidents: 0 },
  messages: { unclaimed: 3, oldestAt: '2026-11-24T06:00:00.000Z' },
  imports: { waiting: 0, running: 1 },
  services: [
    {
      name: 'notify',
      procedures: ['ordinary-event'],
      succeededAt: '2026-11-24T06:30:00.000Z',
      failedAt: '2026-11-24T06:10:00.000Z',
      error: 'Expected a text as input kind of notify',
      failures: 0,
    },
    {
      name: 'answer-raiser',
      procedures: [],
      succeededAt: null,
      failedAt: null,
      error: null,
      failures: 0,
    },
  ],
  backup: {
    last: {
      beganAt: '2026-11-24T00:00:00.000Z',
      endedAt: '2026-11-24T00:02:00.000Z',
      place: 'centre:/backups/bihuan-20261124T000000Z-1f2e',
      bytes: 1_200_000_000,
      triedAt: null,
    },
    lastFailure: null,
    warnAfter: 'PT36H',
    overdue: false,
  },
  disks: [{ place: 'files', freeBytes: 40e9, totalBytes: 100e9 }],
  hours: Array.from({ length: 24 }, (_, hour) => ({
    hour: new Date(Date.parse('2026-11-23T07:00:00.000Z') + hour * 3_600_000).toISOString(),
    answered: hour,
    medianMillis: 20,
    slowMillis: hour === 3 ? 1400 : 40,
    incidents: 0,
  })),
};

const { backup, engine } = data;
const failure = { at: '2026-11-24T06:00:00.000Z', error: 'ENOSPC: no space left on device' };
const [worked] = engine?.workers ?? [];
const other = { name: '78@centre', lastSeen: null, build: null };
const [notify] = data.services;

beforeEach(() => {
  standInForBrowser();
});

describe('what is called fine, and what is not', () => {
  it.each([
    ['all is well', {}, { engine: 'fine', queue: 'fine', database: 'fine', disk: 'fine' }],
    ['the engine is away', { engine: null }, { engine: 'bad' }],
    [
      'no worker takes work',
      { engine: { latencyMillis: 1, workflows: 0, workers: [] } },
      { engine: 'bad' },
    ],
    [
      'workers run different code',
      { engine: { ...engine, workers: [worked, other] } },
      { engine: 'warn' },
    ],
    ['a worker runs another version', { version: '0.2.0' }, { engine: 'warn' }],
    ['the backup is old', { backup: { ...backup, overdue: true } }, { backup: 'warn' }],
    ['a backup failed', { backup: { ...backup, lastFailure: failure } }, { backup: 'warn' }],
    ['a service failed once', { services: [{ ...notify, failures: 1 }] }, { services: 'warn' }],
    ['a service keeps failing', { services: [{ ...notify, failures: 3 }] }, { services: 'bad' }],
    [
      'a command is stuck',
      { queue: { waiting: 1, retried: 1, oldestAt: '2026-11-24T06:30:00.000Z' } },
      { queue: 'bad' },
    ],
    ['an incident is open', { cases: { open: 1, openIncidents: 1 } }, { queue: 'warn' }],
    [
      'a step of the schema is missing',
      { database: { ...data.database, steps: [{ name: 'x', executedAt: null }] } },
      { database: 'bad' },
    ],
    [
      'connections run out',
      { database: { ...data.database, connections: 95 } },
      { database: 'warn' },
    ],
    [
      'a disk is full',
      { disks: [{ place: 'data', freeBytes: 1, totalBytes: 100 }] },
      { disk: 'bad' },
    ],
  ] as const)('when %s', (_what, more, expected) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constant of the table above is readonly all through
    expect(judge({ ...data, ...more } as Operations)).toMatchObject(expected);
  });
});

describe('sizes and times', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '1.5 KB'],
    [1_500_000_000, '1.5 GB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  it('are said in the unit that fits', () => {
    expect([millisWords(12.4), millisWords(1400)]).toEqual(['12 ms', '1.4 s']);
  });
});

describe('the page', () => {
  it('says how each part is, with a table behind each plot', async () => {
    fakeServer({ 'GET /api/operations': { body: data } });
    await drawPage(<OperationsPage />);
    // Six cards and the one service that was called.
    expect((await screen.findAllByText('正常')).length).toBe(7);
    expect(screen.getByText('centre:/backups/bihuan-20261124T000000Z-1f2e')).toBeDefined();
    const row = screen.getByRole('row', { name: /77@centre/u });
    expect(within(row).getByText('引擎第 4 版')).toBeDefined();
    const service = screen.getByRole('row', { name: /^通知/u });
    expect(within(service).getByText('Expected a text as input kind of notify')).toBeDefined();
    expect(within(service).getByText('流程 ordinary-event')).toBeDefined();
    expect(screen.getByText('没有调用过')).toBeDefined();
    const slow = screen.getByRole('table', { name: '每小时较慢的应答（95%）' });
    expect(within(slow).getByText('1.4 s')).toBeDefined();
  });

  it('says that there is no backup, that one failed, and how to make one', async () => {
    const none = { last: null, lastFailure: failure, warnAfter: 'PT36H', overdue: true };
    fakeServer({ 'GET /api/operations': { body: { ...data, backup: none } } });
    await drawPage(<OperationsPage />);
    expect(await screen.findByText(/还没有备份过/u)).toBeDefined();
    expect(screen.getByText('npm run backup -- create')).toBeDefined();
    expect(screen.getByText(/no space left/u)).toBeDefined();
  });

  it('says since when a backup is missed', async () => {
    fakeServer({
      'GET /api/operations': { body: { ...data, backup: { ...backup, overdue: true } } },
    });
    await drawPage(<OperationsPage />);
    expect(await screen.findByText(/超过 36 小时没有备份/u)).toBeDefined();
  });

  it('says what it means when the engine is away', async () => {
    fakeServer({ 'GET /api/operations': { body: { ...data, engine: null } } });
    await drawPage(<OperationsPage />);
    expect(await screen.findByText(/引擎没有应答/u)).toBeDefined();
    expect(screen.getByText('要处理')).toBeDefined();
  });

  it('says so when the hours could not be counted, beside everything else', async () => {
    fakeServer({ 'GET /api/operations': { body: { ...data, hours: null } } });
    await drawPage(<OperationsPage />);
    expect(await screen.findByText(/没能及时统计出来/u)).toBeDefined();
    expect(screen.getByRole('row', { name: /77@centre/u })).toBeDefined();
    expect(screen.queryByRole('table', { name: '每小时办成的操作' })).toBeNull();
  });

  it('offers to try again when nothing came back', async () => {
    fakeServer({ 'GET /api/operations': problem(500, 'internal-error') });
    await drawPage(<OperationsPage />);
    expect(await screen.findByRole('button', { name: '再取一次' })).toBeDefined();
  });
});
