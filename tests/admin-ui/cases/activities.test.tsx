// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AdHocActivities, CaseDetail } from '../../../api/contract/cases.ts';
import { ActivitiesCards } from '../../../admin-ui/resources/cases/activities-card.tsx';
import { TakeBackNotes } from '../../../admin-ui/resources/cases/take-back-notes.tsx';
import { useCaseActor } from '../../../admin-ui/resources/cases/use-case-actor.ts';
import {
  drawPage,
  fakeServer,
  problem,
  standInForBrowser,
  type Answer,
  type FakeServer,
} from '../screen.tsx';
import { caseDetail } from '../tasks.ts';

const act = 'POST /api/cases/c1/actions';
const onTask = 'POST /api/tasks/c1.4/actions';
const patrol = { element: 'patrol', kind: 'userTask', name: '巡查', nameEn: 'Patrol' };
const repair = { element: 'repair', kind: 'userTask', name: '抢修', nameEn: 'Repair' };
const onTheSpot: AdHocActivities = {
  id: 'c1.7',
  element: 'spot',
  name: '现场处置',
  nameEn: 'On the spot',
  activities: [
    { ...patrol, role: 'grid', allowed: true, reason: null },
    { ...repair, role: 'handler', allowed: false, reason: 'other-role' },
  ],
  end: { allowed: true, reason: null },
  cancelsRemaining: true,
};

function Parts({ detail }: { readonly detail: CaseDetail }) {
  const actor = useCaseActor('c1');
  return (
    <>
      <TakeBackNotes detail={detail} actor={actor} />
      <ActivitiesCards adHoc={detail.adHoc} actor={actor} />
    </>
  );
}

const open = async (
  more: Partial<CaseDetail>,
  answer: Answer = { body: {} },
): Promise<FakeServer> => {
  const server = fakeServer({ [act]: answer, [onTask]: answer });
  await drawPage(<Parts detail={{ ...caseDetail, ...more }} />, '/cases/c1', '/cases/:id');
  return server;
};

describe('activities of an ad-hoc sub-process on the case', () => {
  beforeEach(standInForBrowser);

  it('are started by one press; what is for another role is refused with the reason', async () => {
    const server = await open({ adHoc: [onTheSpot] });
    const part = within(await screen.findByRole('region', { name: '现场处置' }));
    expect(part.getByRole('button', { name: '开始抢修' })).toHaveProperty('disabled', true);
    expect(part.getByText('不是这个岗位的事')).toBeTruthy();
    await userEvent.click(part.getByRole('button', { name: '开始巡查' }));
    await screen.findByText('已开始巡查');
    expect(server.to(act).map(({ body }) => body)).toEqual([
      { type: 'start-activity', target: 'c1.7', element: 'patrol' },
    ]);
  });

  it('are ended after a word on what that does', async () => {
    const server = await open({ adHoc: [onTheSpot] });
    await userEvent.click(await screen.findByRole('button', { name: '结束这一段' }));
    const ask = within(await screen.findByRole('dialog'));
    expect(ask.getByText(/正在办的一并收回/u)).toBeTruthy();
    await userEvent.click(ask.getByRole('button', { name: '结束这一段' }));
    await screen.findByText('已结束“现场处置”');
    expect(server.to(act).map(({ body }) => body)).toEqual([
      { type: 'end-activities', target: 'c1.7' },
    ]);
  });

  it('say why they are refused, and that they end by themselves', async () => {
    await open({ adHoc: [{ ...onTheSpot, end: null }] }, problem(409, 'activity-not-startable'));
    expect(await screen.findByText('条件满足时自行结束')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '结束这一段' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '开始巡查' }));
    expect(await screen.findByText('这一项现在不能开始或结束')).toBeTruthy();
  });
});

describe('what the reader has done, on the case', () => {
  beforeEach(standInForBrowser);

  it('can be had back while nobody has followed it up', async () => {
    const step = { element: 'dispatch', nameEn: 'Dispatch', at: null, withdraws: [] };
    const touched = { name: '处置', nameEn: 'Handle', by: null };
    const server = await open({
      takeBack: [
        { ...step, id: 'c1.4', name: '派遣', touched: null },
        { ...step, id: 'c1.3', name: '立案', touched },
      ],
    });
    expect(screen.queryByRole('button', { name: '撤回“立案”' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: '撤回“派遣”' }));
    const ask = within(await screen.findByRole('dialog'));
    await userEvent.click(ask.getByRole('button', { name: '撤回' }));
    await screen.findByText('已撤回“派遣”');
    expect(server.to(onTask).map(({ body }) => body)).toEqual([{ type: 'withdraw' }]);
  });
});
