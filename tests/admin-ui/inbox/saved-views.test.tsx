import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ViewsColumn } from '../../../admin-ui/resources/tasks/inbox/views-column.tsx';
import { FilterChips } from '../../../admin-ui/resources/tasks/inbox/filter-chips.tsx';
import { useInboxAddress } from '../../../admin-ui/resources/tasks/inbox/use-inbox-address.ts';
import {
  savedViewLimits,
  type SavedView,
  type SaveView,
} from '../../../api/contract/saved-views.ts';
import { drawPage, fakeServer, problem, standInForBrowser, type FakeServer } from '../screen.tsx';

const storeKey = 'RaStorebihuan.inbox.views.p-dispatcher';

const overdue: SavedView = {
  id: 'v1',
  list: 'tasks',
  name: '超时的',
  query: { view: 'pool', filter: { clockState: 'overdue' }, sort: 'dueAt', order: 'ASC' },
  version: 1,
};

/** A server that keeps views, as the API does. */
function viewServer(first: readonly SavedView[]): FakeServer {
  let views = [...first];
  let count = views.length;
  return fakeServer({
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/saved-views': () => ({ body: { data: views } }),
    'POST /api/saved-views': ({ body }) => {
      count += 1;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this test's page sends
      const view: SavedView = { ...(body as SaveView), id: `v${String(count)}`, version: 1 };
      views = [...views, view];
      return { status: 201, body: view };
    },
    'PUT /api/saved-views/v1': ({ body }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this test's page sends
      const given = body as Omit<SavedView, 'id' | 'list'>;
      const changed = { ...overdue, ...given, version: given.version + 1 };
      views = views.map((view) => (view.id === 'v1' ? changed : view));
      return { body: changed };
    },
    'DELETE /api/saved-views/v1': () => {
      views = views.filter((view) => view.id !== 'v1');
      return { status: 204 };
    },
  });
}

function Page() {
  const { address, go } = useInboxAddress();
  return (
    <>
      <ViewsColumn address={address} counts={undefined} />
      <FilterChips
        address={address}
        empty={false}
        onChange={(filter) => {
          go({ filter });
        }}
      />
    </>
  );
}

const draw = (at = '/inbox?view=mine&stage=dispatch') => drawPage(<Page />, at, '/inbox');
const link = (name: string): Promise<HTMLElement> => screen.findByRole('link', { name });
const write = async (name: string, verb: string): Promise<void> => {
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByRole('textbox');
  await userEvent.clear(field);
  await userEvent.type(field, name);
  await userEvent.click(within(dialog).getByRole('button', { name: verb }));
};
const undo = async (): Promise<void> => {
  await userEvent.click(await screen.findByRole('button', { name: '撤销' }));
};

describe('saved views', () => {
  beforeEach(standInForBrowser);

  it('come from the server and lead to their place', async () => {
    viewServer([overdue]);
    await draw('/inbox?view=pool&clockState=overdue&task=t1');
    const saved = await link('超时的');
    expect(saved.getAttribute('href')).toBe('/inbox?view=pool&clockState=overdue');
    expect(saved.getAttribute('aria-current')).toBe('page');
  });

  it('are saved with view, filters and order, and taken back', async () => {
    const server = viewServer([]);
    await draw('/inbox?view=mine&stage=dispatch&sort=createdAt&task=t1');
    await userEvent.click(screen.getByRole('button', { name: '存为视图' }));
    await write('派遣的', '保存视图');
    expect((await link('派遣的')).getAttribute('href')).toBe(
      '/inbox?view=mine&stage=dispatch&sort=createdAt',
    );
    expect(server.to('POST /api/saved-views')[0]?.body).toEqual({
      list: 'tasks',
      name: '派遣的',
      query: { view: 'mine', filter: { stage: 'dispatch' }, sort: 'createdAt', order: 'DESC' },
    });
    server.change({ 'DELETE /api/saved-views/v1': { status: 204 } });
    await undo();
    await waitFor(() => {
      expect(server.to('DELETE /api/saved-views/v1')).toHaveLength(1);
    });
  });

  it('of a name that is there are replaced, and taken back', async () => {
    const server = viewServer([overdue]);
    await draw();
    await link('超时的');
    await userEvent.click(screen.getByRole('button', { name: '存为视图' }));
    await write('超时的', '覆盖视图');
    await screen.findByText('已覆盖视图“超时的”');
    await undo();
    await screen.findByText('已撤销，视图“超时的”回到原样');
    expect(server.to('PUT /api/saved-views/v1').map(({ body }) => body)).toEqual([
      {
        name: '超时的',
        query: { view: 'mine', filter: { stage: 'dispatch' }, sort: 'dueAt', order: 'ASC' },
        version: 1,
      },
      { name: '超时的', query: overdue.query, version: 2 },
    ]);
  });

  it('are renamed, and taken back', async () => {
    const server = viewServer([overdue]);
    await draw();
    await userEvent.click(await screen.findByRole('button', { name: '视图改名：超时的' }));
    await write('很急的', '改名');
    await link('很急的');
    await undo();
    await link('超时的');
    expect(server.to('PUT /api/saved-views/v1')[1]?.body).toEqual({
      name: '超时的',
      query: overdue.query,
      version: 2,
    });
  });

  it('keep the form open and say why when the name is refused', async () => {
    const server = viewServer([overdue]);
    server.change({ 'PUT /api/saved-views/v1': problem(409, 'already-exists') });
    await draw();
    await userEvent.click(await screen.findByRole('button', { name: '视图改名：超时的' }));
    await write('很急的', '改名');
    await screen.findByText('视图没有保存：已经有了');
    expect(within(screen.getByRole('dialog')).getByRole('textbox')).toHaveProperty(
      'value',
      '很急的',
    );
  });

  it('say that there are as many as one may keep', async () => {
    const server = viewServer([]);
    server.change({ 'POST /api/saved-views': problem(409, 'limit-exhausted') });
    await draw();
    await userEvent.click(screen.getByRole('button', { name: '存为视图' }));
    await write('派遣的', '保存视图');
    expect(
      await screen.findByText(`最多保存 ${String(savedViewLimits.perList)} 个视图。先删掉不用的`),
    ).toBeTruthy();
  });

  it('are deleted, and taken back', async () => {
    const server = viewServer([overdue]);
    await draw();
    await userEvent.click(await screen.findByRole('button', { name: '删除视图 超时的' }));
    await waitFor(() => {
      expect(screen.queryByRole('link', { name: '超时的' })).toBeNull();
    });
    await undo();
    await link('超时的');
    expect(server.to('POST /api/saved-views')[0]?.body).toEqual({
      list: 'tasks',
      name: '超时的',
      query: overdue.query,
    });
  });

  it('say when they cannot be fetched, and try again', async () => {
    const server = viewServer([overdue]);
    server.change({ 'GET /api/saved-views': problem(503, 'database-unavailable') });
    await draw();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('我的视图没有取到。');
    server.change({ 'GET /api/saved-views': { body: { data: [overdue] } } });
    await userEvent.click(within(alert).getByRole('button', { name: '再试一次' }));
    await link('超时的');
  });
});

const keep = (views: unknown): void => {
  localStorage.setItem(storeKey, JSON.stringify(views));
};

describe('views that a browser kept', () => {
  beforeEach(standInForBrowser);

  it('move to the server once; what is there is not saved twice, another of its name is numbered', async () => {
    const server = viewServer([overdue]);
    keep([
      { name: '超时的', search: 'view=pool&clockState=overdue' },
      { name: '派遣的', search: 'view=mine&stage=dispatch' },
      { name: '超时的', search: 'view=mine&clockState=overdue' },
      { broken: true },
    ]);
    const page = await draw();
    await link('派遣的');
    await link('超时的 2');
    expect(server.to('POST /api/saved-views')).toHaveLength(2);
    await waitFor(() => {
      expect(localStorage.getItem(storeKey)).toBeNull();
    });
    page.unmount();
    await draw();
    await link('派遣的');
    expect(server.to('POST /api/saved-views')).toHaveLength(2);
  });

  it('stay until the server takes them; what it refuses for good is let go', async () => {
    const server = viewServer([]);
    const later = { name: 'b', search: 'view=mine' };
    server.change({
      'POST /api/saved-views': ({ body }) =>
        JSON.stringify(body).includes('"a"')
          ? problem(400, 'validation-failed')
          : problem(503, 'database-unavailable'),
    });
    keep([{ name: 'a', search: 'view=mine' }, later]);
    await draw();
    await waitFor(() => {
      expect(JSON.parse(localStorage.getItem(storeKey) ?? 'null')).toEqual([later]);
    });
  });
});
