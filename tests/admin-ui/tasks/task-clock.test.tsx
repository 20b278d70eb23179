// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../api/contract/cases.ts';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { TaskClock } from '../../../admin-ui/resources/tasks/detail/task-clock.tsx';
import { drawPage, standInForBrowser } from '../screen.tsx';
import { caseDetail, taskRow } from '../tasks.ts';

const task = taskRow({
  stage: 'dispatch',
  clockState: 'overdue',
  dueAt: '2026-11-24T06:23:00Z',
  limitUnit: 'workHours',
});
const clock: Clock = {
  id: 'c1.1',
  name: 'dispatch',
  stage: 'dispatch',
  unit: null,
  person: null,
  limit: { amount: 4, unit: 'workHours' },
  state: 'overdue',
  startedAt: '2026-11-24T02:00:00Z',
  warnAt: null,
  dueAt: '2026-11-24T06:23:00Z',
  stoppedAt: null,
  remainingMillis: -540_000,
  extensions: 1,
  calendarVersion: '2026-3',
  missingYear: null,
  segments: [
    {
      kind: 'running',
      from: '2026-11-24T02:00:00Z',
      to: '2026-11-24T04:00:00Z',
      cause: { code: 'started', by: null, seq: 3 },
    },
    {
      kind: 'running',
      from: '2026-11-24T04:00:00Z',
      to: null,
      cause: { code: 'extended', params: { reason: '井盖缺货' }, by: null, seq: 5 },
    },
  ],
  recomputed: { dueAt: '2026-11-24T06:23:00Z', state: 'overdue', calendarVersion: '2026-3' },
};

beforeEach(() => {
  standInForBrowser();
  ticker.synchronize(Date.parse('2026-11-24T06:32:00Z'));
});

describe('the clock of a task', () => {
  it('leads to why it stands there, and says at hover what it goes by', async () => {
    await drawPage(<TaskClock task={task} detail={{ ...caseDetail, clocks: [clock] }} />);
    const why = screen.getByRole('link', { name: /超时 .*为什么是这个时间/u });
    expect(why.getAttribute('href')).toBe(`/cases/${task.caseId}/diagram`);
    await userEvent.hover(why);
    const said = await screen.findByRole('tooltip', {}, { timeout: 5000 });
    expect(said.textContent).toContain('今天 14:23');
    expect(said.textContent).toContain('时限 4 工作时');
    expect(said.textContent).toContain('日历 2026-3');
    expect(said.textContent).toContain('最近：延期获批：井盖缺货');
  });

  it('stays a clock while the case is not known', async () => {
    await drawPage(<TaskClock task={task} detail={undefined} />);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText(/^超 /u)).toBeTruthy();
  });
});
