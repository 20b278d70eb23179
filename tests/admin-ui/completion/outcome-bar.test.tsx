import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chosenOutcome,
  planBar,
} from '../../../admin-ui/resources/tasks/completion/choose-outcome.ts';
import { OutcomeBar } from '../../../admin-ui/resources/tasks/completion/outcome-bar.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { outcome } from '../tasks.ts';

const forward = outcome('dispatch', 'forward', [], '派遣');
const also = outcome('dispatch-joint', 'forward', [], '联合派遣');
const back = outcome('back', 'back', ['reason'], '退回受理');
const side = outcome('ask', 'side', ['question'], '要求补充');
const end = outcome('void', 'end', ['reason'], '作废');

describe('the plan of outcomes', () => {
  it('has one forward button, the way back beside it, the rest in the menu, in the delivered order', () => {
    const plan = planBar([end, forward, back, side, outcome('back2', 'back')]);
    expect(plan.forward).toEqual([forward]);
    expect(plan.back).toEqual(back);
    expect(plan.menu.map(({ code }) => code)).toEqual(['back2', 'ask', 'void']);
  });

  it('chooses the forward one until somebody chooses', () => {
    expect(chosenOutcome([back, forward], null)).toEqual(forward);
    expect(chosenOutcome([back, forward], 'back')).toEqual(back);
    expect(chosenOutcome([side], null)).toEqual(side);
    expect(chosenOutcome([], null)).toBeNull();
  });
});

describe('the outcome bar', () => {
  const onChoose = vi.fn<(chosen: unknown) => void>();
  const onSubmit = vi.fn<(chosen: unknown) => void>();

  const draw = async (
    outcomes: readonly (typeof forward)[],
    chosen = forward,
    sending = false,
  ): Promise<void> => {
    fakeServer({});
    await drawPage(
      <OutcomeBar
        outcomes={outcomes}
        chosen={chosen}
        fields={[]}
        values={{}}
        sending={sending}
        onChoose={onChoose}
        onSubmit={onSubmit}
        extra={() => []}
      />,
    );
    await screen.findAllByRole('button');
  };

  beforeEach(() => {
    standInForBrowser();
    onChoose.mockClear();
    onSubmit.mockClear();
  });

  it('submits forward and only chooses the way back', async () => {
    await draw([forward, back]);
    await userEvent.click(screen.getByRole('button', { name: /^派遣/u }));
    expect(onSubmit).toHaveBeenCalledWith(forward);
    await userEvent.click(screen.getByRole('button', { name: '退回受理' }));
    expect(onChoose).toHaveBeenCalledWith(back);
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it('lets one choose among several ways forward', async () => {
    await draw([forward, also]);
    const group = screen.getByRole('radiogroup', { name: '办理结果' });
    await userEvent.click(within(group).getByRole('radio', { name: '联合派遣' }));
    expect(onChoose).toHaveBeenCalledWith(also);
  });

  it('keeps side outcomes and endings in the menu', async () => {
    await draw([forward, side, end]);
    expect(screen.queryByText('作废')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '更多操作' }));
    const menu = await screen.findByRole('menu');
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual(['要求补充', '作废']);
    await userEvent.click(within(menu).getByRole('menuitem', { name: '作废' }));
    expect(onChoose).toHaveBeenCalledWith(end);
  });

  it('offers the way out of a return', async () => {
    await draw([forward, back], back);
    await userEvent.click(screen.getByRole('button', { name: '不退回' }));
    expect(onChoose).toHaveBeenCalledWith(null);
  });

  it('shows progress and takes no second press while sending', async () => {
    await draw([forward, back], forward, true);
    const button = screen.getByRole('button', { name: /提交中/u });
    expect(button).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: '退回受理' })).toHaveProperty('disabled', true);
  });
});
