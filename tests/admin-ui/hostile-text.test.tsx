// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from '../../admin-ui/layout/notices.tsx';
import { CaseList } from '../../admin-ui/resources/cases/case-list.tsx';
import { CasePage } from '../../admin-ui/resources/cases/case-page.tsx';
import { IncidentListPage } from '../../admin-ui/resources/incidents/incident-list.tsx';
import { IncidentPage } from '../../admin-ui/resources/incidents/incident-page.tsx';
import { Inbox } from '../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { TaskPage } from '../../admin-ui/resources/tasks/task-page/task-page.tsx';
import { isRecord } from '../../domain/is-record.ts';
import { hostile } from '../api/hostile.ts';
import { deliveredVersion, sampleCase, sampleDetail } from './cases/sample-case.ts';
import { drawPage, fakeServer, session, standInForBrowser, type Answer } from './screen.tsx';
import { caseDetail, field, outcome, taskDetail, taskRow } from './tasks.ts';

vi.mock('../../admin-ui/diagram/diagram-canvas.ts', () => ({
  createDiagramCanvas: () => ({
    load: () => Promise.resolve(),
    mark: () => undefined,
    look: () => undefined,
    zoomBy: () => undefined,
    destroy: () => undefined,
  }),
}));

/** Where people, or data that people imported, put words. */
const written: ReadonlySet<string> = new Set([
  'title',
  'description',
  'address',
  'text',
  'textEn',
  'closingText',
  'className',
  'name',
  'nameEn',
  'label',
  'labelEn',
  'message',
  'reason',
  'purpose',
  'elementName',
  'caseNumber',
  'number',
]);

/** The same document with hostile text wherever words stand. */
const spoiled = (document: unknown): unknown => {
  if (Array.isArray(document)) return document.map(spoiled);
  if (!isRecord(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      written.has(name) && typeof value === 'string' ? hostile : spoiled(value),
    ]),
  );
};

const answer = (document: unknown): Answer => ({ body: spoiled(document) });
const list = (data: readonly unknown[]): Answer =>
  answer({ data, total: data.length, totalIsLowerBound: false, next: null });

const comment = { id: 'm1', text: 'x', by: { id: 'p', name: 'x' }, at: '2026-11-24T01:00:00Z' };
const file = {
  id: 'f1',
  name: 'x.pdf',
  mediaType: 'application/pdf',
  size: 7,
  purpose: 'x',
  by: { id: 'p', name: 'x' },
  at: '2026-11-24T01:00:00Z',
};
const incident = {
  id: 'c1.5.1',
  caseId: 'c1',
  caseNumber: 'x',
  title: 'x',
  secrecy: 'ordinary',
  caseState: 'open',
  element: 'tell',
  elementName: 'x',
  elementNameEn: '',
  service: 'notify',
  code: 'service-failed',
  message: 'x',
  state: 'open',
  openedAt: '2026-11-24T01:00:00Z',
  resolvedAt: null,
  attempts: 1,
  repairs: 1,
};
const incidentDetail = {
  ...incident,
  procedure: { key: 'ordinary-event', version: 1 },
  inputs: [{ name: 'x', expression: hostile, value: hostile, fault: null }],
  variables: { x: hostile },
  skippable: true,
  repairList: [
    {
      seq: 1,
      at: '2026-11-24T01:00:00Z',
      by: { id: 'p', name: 'x' },
      kind: 'skip',
      reason: 'x',
    },
  ],
  repair: { action: 'repair-incident', allowed: true, reason: null },
  serverTime: '2026-11-24T01:00:00Z',
};
const notice = {
  id: 'n1',
  caseId: 'c1',
  caseNumber: 'x',
  title: 'x',
  secrecy: 'ordinary',
  type: 'urge',
  params: { text: hostile },
  answer: null,
  reason: null,
  createdAt: '2026-11-24T01:00:00Z',
  readAt: null,
};

interface DrawnPage {
  readonly name: string;
  readonly page: ReactNode;
  readonly at: string;
  readonly path: string;
  readonly open?: () => Promise<void>;
}

const casePath = '/cases/:id/*';
const pages: readonly DrawnPage[] = [
  {
    name: 'the inbox with a task beside it',
    page: <Inbox />,
    at: '/inbox?task=t1',
    path: '/inbox',
  },
  { name: 'a task', page: <TaskPage />, at: '/tasks/t1', path: '/tasks/:id' },
  { name: 'the list of cases', page: <CaseList />, at: '/cases', path: '/cases' },
  { name: 'a case', page: <CasePage />, at: '/cases/c1/overview', path: casePath },
  { name: 'the ledger of a case', page: <CasePage />, at: '/cases/c1/ledger', path: casePath },
  { name: 'the files of a case', page: <CasePage />, at: '/cases/c1/attachments', path: casePath },
  {
    name: 'the list of incidents',
    page: <IncidentListPage />,
    at: '/incidents',
    path: '/incidents',
  },
  { name: 'an incident', page: <IncidentPage />, at: '/incidents/c1.5.1', path: '/incidents/:id' },
  {
    name: 'the notices',
    page: <Notices />,
    at: '/',
    path: '*',
    open: async () => {
      await userEvent.click(screen.getByRole('button'));
    },
  },
];

const serve = async (): Promise<void> => {
  const { entries } = await sampleCase();
  const task = taskDetail({
    outcomes: [outcome('dispatch', 'forward', ['unit'], '派遣')],
    form: {
      key: 'dispatch',
      fields: [field('note', 'textarea', { label: '说明', help: '提示' })],
      schema: {},
      values: { note: hostile },
    },
  });
  const detail = {
    ...sampleDetail,
    comments: [comment],
    attachments: [file],
    incidents: [{ id: 'c1.5.1', element: 'x', code: 'x', message: 'x', at: comment.at }],
  };
  fakeServer({
    'GET /api/tasks': list([taskRow({ id: 't1' })]),
    'GET /api/tasks/t1': answer(task),
    'GET /api/tasks/counts': { body: { views: {}, stages: {}, overdue: 0, doneInTime: 0 } },
    'GET /api/saved-views': list([
      { id: 'v1', list: 'tasks', name: hostile, query: { filter: { q: hostile } }, version: 1 },
    ]),
    'GET /api/units': list([{ id: 'u', name: 'x' }]),
    'GET /api/cases': list([{ ...caseDetail, id: 'c1' }]),
    'GET /api/cases/c1': answer(detail),
    'GET /api/cases/c1/ledger': {
      body: { data: spoiled(entries), total: entries.length, next: null },
    },
    'GET /api/cases/c1/clocks': answer({ data: [], serverTime: sampleDetail.serverTime }),
    'GET /api/incidents': list([incident]),
    'GET /api/incidents/c1.5.1': answer(incidentDetail),
    'GET /api/notices': list([notice]),
  });
  const replies = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) =>
    input.startsWith('/api/procedures/') ? deliveredVersion(init) : replies(input, init),
  );
};

describe('HTML that somebody typed', () => {
  beforeEach(() => {
    standInForBrowser();
  });

  it.each(pages)('is text on $name', async ({ page, at, path, open }) => {
    await serve();
    await drawPage(page, at, path, {
      ...session,
      permissions: [...session.permissions, 'incident.read', 'incident.repair', 'ledger.read'],
    });
    await open?.();
    // As text it is there …
    await expect
      .poll(() => document.body.textContent.includes(hostile), { timeout: 20_000 })
      .toBe(true);
    // … and it has become no element, no attribute of one that could act.
    expect(document.querySelectorAll('[onerror], img[src="x"], body script')).toHaveLength(0);
  });
});
