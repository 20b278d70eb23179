// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Link } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { OutboxContext } from '../../../admin-ui/resources/phone/outbox/outbox-context.ts';
import type { Outbox } from '../../../admin-ui/resources/phone/outbox/outbox.ts';
import { PhoneReport } from '../../../admin-ui/resources/phone/pages/phone-report.tsx';
import { position } from '../../../admin-ui/resources/phone/position/position.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { standInOutbox } from './stand-in-outbox.ts';

async function open(outbox: Outbox): Promise<void> {
  await drawPage(
    <OutboxContext value={outbox}>
      <PhoneReport />
      <Link to="/elsewhere">away</Link>
    </OutboxContext>,
    '/reports/new',
    '/reports/new',
  );
  await screen.findByRole('heading', { name: '上报' });
}

const what = (): HTMLElement => screen.getByRole('textbox', { name: /什么情况/u });
const where = (): HTMLElement => screen.getByRole('textbox', { name: /在哪里/u });
const report = async (): Promise<void> => {
  await userEvent.type(what(), '井盖没了');
  await userEvent.type(where(), '建设路口');
  await userEvent.click(screen.getByRole('button', { name: '上报' }));
};

beforeEach(() => {
  standInForBrowser();
  position.set({ kind: 'unasked' });
  Reflect.deleteProperty(navigator, 'geolocation');
  fakeServer({
    'GET /api/catalogue': { body: { data: [], version: 'v1' } },
    'GET /api/grids': { body: { data: [], total: 0 } },
    'GET /api/reports/similar': { body: { data: [] } },
  });
});

describe('a report from the phone', () => {
  it('cannot be edited or sent again while it is under way', async () => {
    const { outbox, pressed, refuse } = standInOutbox();
    await open(outbox);
    await report();
    await waitFor(() => {
      expect(what().matches(':disabled')).toBe(true);
    });
    expect(what().closest('[aria-busy="true"]')).not.toBeNull();
    await userEvent.type(what(), '，有人摔倒');
    await userEvent.keyboard('{Enter}{Control>}{Enter}{/Control}');
    expect(what()).toHaveProperty('value', '井盖没了');
    refuse('engine-unavailable');
    await screen.findByText(/没有提交：流程引擎连不上/u);
    await waitFor(() => {
      expect(what().matches(':disabled')).toBe(false);
    });
    expect(what().closest('[aria-busy="true"]')).toBeNull();
    expect(what()).toHaveProperty('value', '井盖没了');
    expect(where()).toHaveProperty('value', '建设路口');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '上报' }));
    expect(pressed).toHaveLength(1);
  });

  it('can be edited at the first refused field, which says why', async () => {
    const { outbox, refuse } = standInOutbox();
    await open(outbox);
    await report();
    refuse('validation-failed', [{ path: '/location/address', code: 'x', message: '没有这条路' }]);
    await screen.findByText('没有这条路');
    await waitFor(() => {
      expect(document.activeElement).toBe(where());
    });
    await userEvent.type(where(), '东');
    expect(where()).toHaveProperty('value', '建设路口东');
  });

  it('goes to the first gap instead of being sent', async () => {
    const { outbox, pressed } = standInOutbox();
    await open(outbox);
    await userEvent.type(where(), '建设路口');
    await userEvent.click(screen.getByRole('button', { name: '上报' }));
    expect(document.activeElement).toBe(what());
    expect(pressed).toEqual([]);
  });

  it('waits for photos that are being made ready', async () => {
    const ready = Promise.withResolvers<never>();
    Object.assign(globalThis, { createImageBitmap: async () => ready.promise });
    const { outbox, pressed } = standInOutbox();
    await open(outbox);
    const camera = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (camera === null) throw new Error('Expected a field for photos, but there is none');
    await userEvent.upload(camera, new File(['x'], 'one.jpg', { type: 'image/jpeg' }));
    await screen.findByText('处理 1 张…');
    await report();
    await screen.findByText('附件传完才能提交');
    expect(pressed).toEqual([]);
    ready.reject(new Error('no picture'));
    await screen.findByText(/one\.jpg/u);
    await userEvent.click(screen.getByRole('button', { name: '上报' }));
    expect(pressed).toHaveLength(1);
  });

  it('after another one has the position too', async () => {
    const coords = { longitude: 120.1, latitude: 30.2, accuracy: 8 };
    const getCurrentPosition = (found: (fix: object) => void): void => {
      found({ coords, timestamp: 0 });
    };
    Object.assign(navigator, { geolocation: { getCurrentPosition } });
    const { outbox, pressed, answer } = standInOutbox();
    await open(outbox);
    await report();
    answer({ kind: 'sent', result: null });
    await waitFor(() => {
      expect(what()).toHaveProperty('value', '');
    });
    await report();
    const whereabouts = { location: { address: '建设路口', longitude: 120.1, latitude: 30.2 } };
    expect(pressed.map(({ body }) => body)).toMatchObject([whereabouts, whereabouts]);
  });

  it('that is answered after its page was left says so, and takes nobody anywhere', async () => {
    const { outbox, answer } = standInOutbox();
    await open(outbox);
    await report();
    await userEvent.click(screen.getByRole('link', { name: 'away' }));
    await screen.findByText('elsewhere');
    answer({ kind: 'sent', result: null });
    await screen.findByText('已上报');
    expect(screen.getByText('elsewhere')).toBeTruthy();
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('井盖没了');
  });

  it('that is refused after its page was left says so, and is kept', async () => {
    const { outbox, refuse } = standInOutbox();
    await open(outbox);
    await report();
    await userEvent.click(screen.getByRole('link', { name: 'away' }));
    await screen.findByText('elsewhere');
    refuse('engine-unavailable');
    await screen.findByText(/没有提交：流程引擎连不上/u);
    expect(screen.getByText('elsewhere')).toBeTruthy();
    expect(JSON.stringify(Object.entries(localStorage))).toContain('井盖没了');
  });
});
