import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftSaver } from '../../../admin-ui/resources/designer/draft/draft-saver.ts';
import {
  createDiagramStore,
  type DiagramStore,
} from '../../../admin-ui/resources/designer/draft/kept-diagram.ts';
import { ApiProblem, NoAnswer } from '../../../admin-ui/providers/api-failure.ts';
import type { Draft } from '../../../api/contract/procedure-drafts.ts';

const person = { id: 'p-designer', name: '沈博' };
const deed = { by: person, at: '2026-11-24T06:00:00.000Z' };

const draftOf = (version: number, xml: string): Draft => ({
  id: 'd-1',
  key: 'ordinary-event',
  name: '普通事件闭环',
  nameEn: 'Ordinary event',
  basedOn: 1,
  state: 'draft',
  version,
  created: deed,
  saved: deed,
  editor: deed,
  submitted: null,
  reviewed: null,
  published: null,
  actions: {
    save: null,
    takeOver: 'action-not-available',
    discard: null,
    submit: null,
    withdraw: 'action-not-available',
    approve: 'own-draft',
    return: 'action-not-available',
    publish: 'action-not-available',
  },
  xml,
  forms: [],
  decisions: [],
});

const problem = (status: number, code: string): ApiProblem =>
  new ApiProblem({ type: 'about:blank', title: code, status, code });

/** The server's side of a draft: one version after the other, as `PUT` and `GET` see it. */
class Server {
  draft: Draft;
  failure: Error | null = null;
  /** The text is taken, but its answer is lost. */
  loses = false;
  readonly put = vi.fn<(version: number, xml: string) => Promise<Draft>>();

  constructor(xml: string) {
    this.draft = draftOf(1, xml);
    this.put.mockImplementation(async (version, text) => {
      if (this.failure !== null) throw this.failure;
      if (version !== this.draft.version) throw problem(409, 'stale-version');
      this.draft = draftOf(version + 1, text);
      if (this.loses) throw new NoAnswer();
      return this.draft;
    });
  }
}

describe('keeping a draft', () => {
  let server: Server;
  let store: DiagramStore;

  const saverOf = (draft: Draft = server.draft): DraftSaver =>
    new DraftSaver({
      draft,
      store,
      put: server.put,
      get: async () => Promise.resolve(server.draft),
      now: () => 1000,
      onSaved: () => undefined,
    });

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    server = new Server('<a/>');
    store = createDiagramStore('p-designer', 'd-1', localStorage);
    return () => {
      vi.useRealTimers();
    };
  });

  it('is on this device at once, and after a pause on the server alone', async () => {
    const saver = saverOf();
    saver.change('<b/>');
    saver.change('<c/>');
    expect(saver.state().kind).toBe('unsaved');
    expect(store.read()).toEqual({ xml: '<c/>', of: 1, at: 1000 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.put.mock.calls).toEqual([[1, '<c/>']]);
    expect([saver.state().kind, saver.version, store.read()]).toEqual(['saved', 2, null]);
  });

  it('has nothing to save when everything is taken back', async () => {
    const saver = saverOf();
    saver.change('<b/>');
    saver.change('<a/>');
    expect([saver.state().kind, store.read()]).toEqual(['saved', null]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.put).not.toHaveBeenCalled();
  });

  it('saves what changes while it saves after it, by the version that was made', async () => {
    const saver = saverOf();
    saver.change('<b/>');
    const saved = saver.save();
    saver.change('<c/>');
    expect(await saved).toBe(true);
    expect(server.put.mock.calls).toEqual([
      [1, '<b/>'],
      [2, '<c/>'],
    ]);
    expect(server.draft.xml).toBe('<c/>');
  });

  it.each([
    ['nothing comes back', new NoAnswer()],
    ['the session has ended', problem(401, 'session-ended')],
    ['the server fails', problem(503, 'engine-unavailable')],
  ])('waits on this device while %s, and tries again', async (_, failure) => {
    const saver = saverOf();
    server.failure = failure;
    saver.change('<b/>');
    expect(await saver.save()).toBe(false);
    expect(saver.state()).toMatchObject({ kind: 'waiting', onDevice: true });
    expect(store.read()?.xml).toBe('<b/>');
    server.failure = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect([saver.state().kind, server.draft.xml, store.read()]).toEqual(['saved', '<b/>', null]);
  });

  it('goes on with what was left on this device', async () => {
    saverOf().change('<b/>');
    const later = saverOf();
    expect(later.shown().xml).toBe('<b/>');
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.draft.xml).toBe('<b/>');
  });

  it('knows its own text again when the answer was lost', async () => {
    const saver = saverOf();
    server.loses = true;
    saver.change('<b/>');
    expect(await saver.save()).toBe(false);
    server.loses = false;
    saver.change('<c/>');
    expect(await saver.save()).toBe(true);
    expect([server.draft.xml, saver.version]).toEqual(['<c/>', 3]);
  });

  it('asks which of two texts holds, and loses neither before', async () => {
    const saver = saverOf();
    server.draft = draftOf(2, '<theirs/>');
    saver.change('<mine/>');
    expect(await saver.save()).toBe(false);
    expect(saver.state()).toMatchObject({
      kind: 'stale',
      mine: '<mine/>',
      theirs: { xml: '<theirs/>' },
    });
    expect(store.read()?.xml).toBe('<mine/>');
    expect(await saver.save()).toBe(false);
    expect(server.draft.xml).toBe('<theirs/>');
    expect(await saver.keepMine()).toBe(true);
    expect([server.draft.version, server.draft.xml, store.read()]).toEqual([3, '<mine/>', null]);
  });

  it('takes the other text when it is chosen', async () => {
    const saver = saverOf();
    server.draft = draftOf(2, '<theirs/>');
    saver.change('<mine/>');
    await saver.save();
    saver.takeTheirs();
    expect(saver.shown()).toEqual({ xml: '<theirs/>', turn: 1 });
    expect([saver.state().kind, saver.version, store.read()]).toEqual(['saved', 2, null]);
  });

  it('asks about what was left on this device of an earlier version', () => {
    saverOf().change('<mine/>');
    server.draft = draftOf(2, '<theirs/>');
    expect(saverOf().state()).toMatchObject({ kind: 'stale', mine: '<mine/>' });
  });

  it('follows what was saved elsewhere while nothing is left to save here', () => {
    const saver = saverOf();
    saver.follow(draftOf(2, '<theirs/>'));
    saver.follow(draftOf(1, '<a/>'));
    expect(saver.shown()).toEqual({ xml: '<theirs/>', turn: 1 });
    expect(saver.version).toBe(2);
  });

  it('keeps on this device what it may no longer save', async () => {
    const saver = saverOf();
    server.failure = problem(409, 'draft-edited-by-other');
    saver.change('<b/>');
    expect(await saver.save()).toBe(false);
    expect(saver.state()).toEqual({ kind: 'refused', code: 'draft-edited-by-other' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.put).toHaveBeenCalledTimes(1);
    expect(store.read()?.xml).toBe('<b/>');
  });

  it('saves at once what is told when the page is left', async () => {
    const saver = saverOf();
    saver.leave();
    saver.change('<b/>');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.draft.xml).toBe('<b/>');
  });
});
