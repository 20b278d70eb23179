import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ConnectionBanner } from '../../../admin-ui/layout/connection-banner.tsx';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const welcome = (engineAwaySince: string | null) => ({
  body: {
    centre: { name: '青禾镇集成指挥中心', nameEn: 'Command centre' },
    version: '0.1.0',
    database: true,
    engine: false,
    engineAwaySince,
    demo: null,
  },
});

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
  ticker.synchronize('2026-11-24T06:40:00Z');
});

it('says since when the engine is away', async () => {
  fakeServer({ 'GET /api/welcome': welcome('2026-11-24T06:31:00Z') });
  await drawPage(<ConnectionBanner />);
  expect((await screen.findByRole('alert')).textContent).toBe(
    '流程引擎 14:31 起没有回应。能看、能接单，暂不能办理。',
  );
});

it('says it in English with the day when that is another one', async () => {
  appearance.change({ locale: 'en' });
  fakeServer({ 'GET /api/welcome': welcome('2026-11-23T06:31:00Z') });
  await drawPage(<ConnectionBanner />);
  expect((await screen.findByRole('alert')).textContent).toContain(
    'has not answered since Mon 23 Nov 14:31',
  );
});

it('says no time that nobody knows', async () => {
  fakeServer({ 'GET /api/welcome': welcome(null) });
  await drawPage(<ConnectionBanner />);
  expect((await screen.findByRole('alert')).textContent).toContain('流程引擎连不上');
});
