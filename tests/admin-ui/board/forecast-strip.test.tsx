// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ForecastStrip } from '../../../admin-ui/resources/board/forecast-strip.tsx';
import { useForecast } from '../../../admin-ui/resources/board/board-queries.ts';
import { readBoardAddress } from '../../../admin-ui/resources/board/board-address.ts';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Forecast } from '../../../api/contract/forecast.ts';
import { drawPage, fakeServer, problem, standInForBrowser } from '../screen.tsx';

const until = '2026-11-25T00:00:00.000Z';
const unit = (id: string, name: string) => ({ id, name, nameEn: `Unit ${id}` });
const data: Forecast = {
  state: 'fresh',
  madeAt: '2026-11-24T06:30:00.000Z',
  until,
  runs: 200,
  handlingTimes: 1204,
  dueCases: 30,
  sampled: 30,
  cases: 28,
  unknown: 2,
  total: { expected: 22.4, low: 18, high: 27 },
  hours: Array.from({ length: 18 }, (_, hour) => ({
    endsAt: new Date(Date.parse('2026-11-24T07:00:00.000Z') + hour * 3_600_000).toISOString(),
    expected: hour === 3 ? 4.2 : 0,
    avoidable: hour === 3 ? 1.1 : 0,
  })),
  hypotheses: [
    {
      kind: 'reassign',
      of: unit('1', '市政管护所'),
      to: unit('2', '二组'),
      cases: ['c1', 'c2', 'c3'],
      expected: 17.2,
    },
    { kind: 'longer', of: unit('3', '林晓燕'), to: null, cases: ['c4'], expected: 20.1 },
    { kind: 'longer', of: unit('4', '马建军'), to: null, cases: ['c5'], expected: 21.2 },
  ],
  likeliest: [
    {
      caseId: 'c1',
      number: 'JC-1',
      title: '路面破损',
      secrecy: 'protected',
      unit: null,
      probability: 0.874,
    },
  ],
  hitRate: null,
};

function Strip({ onSee }: { readonly onSee: (cases: readonly string[]) => void }) {
  const query = useForecast(readBoardAddress(new URLSearchParams()));
  return <ForecastStrip query={query} closesAt="2026-11-24T10:00:00.000Z" onSee={onSee} />;
}

const seen = vi.fn<(cases: readonly string[]) => void>();
const draw = async (forecast: Partial<Forecast>) => {
  fakeServer({ 'GET /api/board/forecast': { body: { ...data, ...forecast } } });
  await drawPage(<Strip onSee={seen} />);
};
const text = async (words: RegExp) => screen.findByText(words);
const rowOf = (name: RegExp) => screen.getByRole('row', { name }).textContent;

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
  seen.mockClear();
});

describe('the forecast on the board', () => {
  it('says how many more, what would help, and hands those cases over', async () => {
    await draw({});
    expect((await text(/到明早 08:00 还会超时/u)).textContent).toContain(
      '到明早 08:00 还会超时 22 件（18 至 27 件）',
    );
    expect(screen.getByRole('figure').getAttribute('aria-label')).toMatch(/合计约 22 件/u);
    const first = await text(/把市政管护所 3 件改派二组/u);
    expect(first.textContent).toContain('如果把市政管护所 3 件改派二组：22 → 17 件');
    expect(screen.queryByText(/马建军/u)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '看这 3 件并改派' }));
    expect(seen).toHaveBeenCalledWith(['c1', 'c2', 'c3']);
    await userEvent.click(screen.getByRole('button', { name: '换个假设' }));
    await text(/马建军延班 1 小时/u);
    await text(/另有 2 件同类办结太少/u);
  });

  it('has the numbers in a table, with the likeliest cases', async () => {
    await draw({});
    await userEvent.click(await text(/看数字/u));
    expect(rowOf(/18:00/u)).toBe('18:004.21.1');
    expect(rowOf(/JC-1/u)).toBe('JC-1 路面破损 保密87%');
  });

  it('marks when the office closes, and draws no bar where nothing is expected', async () => {
    await draw({});
    await text(/下班/u);
    expect(
      [...document.querySelectorAll<HTMLElement>('.bar')].filter(
        (bar) => bar.style.height !== '0px',
      ),
    ).toHaveLength(1);
  });

  it('has no hit rate at first, later its measure', async () => {
    await draw({});
    expect(await text(/还没有命中率/u)).toBeDefined();
    await draw({
      hitRate: { nights: 7, cases: 90, told: 20, hits: 17, happened: 24, brier: 0.1234 },
    });
    await text(/前 7 晚：说会超时的 20 件里 17 件超时（85.0%），Brier 0.12/u);
  });

  it('says that it is out of date', async () => {
    await draw({ state: 'stale' });
    expect(await text(/14:30 的预测，已过时/u)).toBeDefined();
  });

  it.each([
    ['none', { state: 'none', cases: 0, unknown: 0, until: null }, /还没有预测/u],
    ['over', { state: 'over' }, /上一次预测的那一晚已过去/u],
    ['quiet', { cases: 0, unknown: 0 }, /到明早 08:00 没有要到期的件/u],
    ['unknown', { cases: 0, unknown: 4 }, /要到期的 4 件还说不出/u],
  ] as const)('says why there is nothing to draw: %s', async (_name, forecast, words) => {
    await draw(forecast);
    await text(words);
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('says that it did not arrive, and asks again', async () => {
    const server = fakeServer({ 'GET /api/board/forecast': problem(503, 'database-unavailable') });
    await drawPage(<Strip onSee={seen} />);
    await text(/预测没有取到/u);
    server.change({ 'GET /api/board/forecast': { body: data } });
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await text(/改派二组/u)).toBeDefined();
  });

  it('is complete in English', async () => {
    appearance.change({ locale: 'en' });
    await draw({});
    expect((await text(/Unit 1 go to Unit 2/u)).textContent).toContain(
      'If 3 of Unit 1 go to Unit 2: 22 → 17',
    );
  });
});
