// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../admin-ui/providers/api-failure.ts';
import { problemOf } from '../../../admin-ui/providers/api-fetch.ts';
import {
  drain,
  type Draining,
  type OutboxServer,
} from '../../../admin-ui/resources/phone/outbox/drain.ts';
import {
  keptId,
  photosIn,
  withStored,
  type KeptPhoto,
  type NewPress,
} from '../../../admin-ui/resources/phone/outbox/press.ts';
import { memoryStore } from './memory-store.ts';

const wang = 'p-wang';

const press = (what: string, more: Partial<NewPress> = {}): NewPress => ({
  person: wang,
  kind: 'complete',
  path: `/api/tasks/${what}/complete`,
  body: { outcome: 'pass', data: {}, version: 1 },
  title: what,
  label: '核查通过',
  taskId: what,
  caseId: 'c',
  at: 1,
  draft: null,
  ...more,
});

const photo = (id: string): KeptPhoto => ({
  id,
  person: wang,
  name: `${id}.jpg`,
  content: new Blob([id]),
  takenAt: 1,
  meters: 9,
  stored: null,
});

interface Sent {
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}

/** A server that takes everything, but for what a test gives it to answer once. */
function serverOf(whoIs = wang) {
  const sent: Sent[] = [];
  const uploaded: string[] = [];
  const failures: Error[] = [];
  const server: OutboxServer = {
    whoIs: async () => whoIs,
    upload: async ({ id }) => {
      uploaded.push(id);
      return `stored-${id}`;
    },
    send: async ({ path, key }, body) => {
      sent.push({ path, key, body });
      const failure = failures.shift();
      if (failure !== undefined) {
        throw failure;
      }
      return { seq: sent.length };
    },
  };
  return { server, sent, uploaded, failures };
}

const unknownAt = (path: string): Error =>
  problemOf(400, {
    code: 'validation-failed',
    errors: [{ path, code: 'unknown-reference', message: '' }],
  });

const alone: Draining['exclusively'] = (work) => work();
/** The locks of the platform itself, as in the browser. */
const locked: Draining['exclusively'] = async (work) => {
  await navigator.locks.request('outbox-test', work);
};
const titles = (sent: readonly Sent[]) => sent.map(({ path }) => path.split('/')[3]);

function drainingOf(store: Draining['store'], server: OutboxServer, exclusively = alone): Draining {
  return { store, server, exclusively, answered: () => undefined };
}

describe('sending what a phone keeps', () => {
  it('goes in the order in which it was pressed, and leaves nothing behind', async () => {
    const store = memoryStore();
    for (const what of ['t1', 't2', 't3']) {
      await store.add(press(what));
    }
    const { server, sent } = serverOf();
    await drain(wang, drainingOf(store, server));
    expect(titles(sent)).toEqual(['t1', 't2', 't3']);
    expect(await store.presses(wang)).toEqual([]);
  });

  it('stops where no answer comes, and after a reload goes on with the same key and body', async () => {
    const store = memoryStore();
    await store.keepPhoto(photo('a'));
    await store.add(press('t1', { body: { data: { photos: [keptId('a')] } } }));
    await store.add(press('t2'));
    const { server, sent, uploaded, failures } = serverOf();
    failures.push(new NoAnswer());
    await drain(wang, drainingOf(store, server));
    expect(titles(sent)).toEqual(['t1']);
    expect(store.photos.get('a')?.stored).toBe('stored-a');

    // Another page on the same device: nothing is known but what the device keeps.
    await drain(wang, drainingOf(store, server));
    expect(titles(sent)).toEqual(['t1', 't1', 't2']);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[0]?.body).toEqual({ data: { photos: ['stored-a'] } });
    // The photo is not sent twice, and gone from the device once it is part of a step.
    expect(uploaded).toEqual(['a']);
    expect(store.photos.size).toBe(0);
  });

  it('keeps the photos that are not there yet when the network goes in between', async () => {
    const store = memoryStore();
    await store.keepPhoto(photo('a'));
    await store.keepPhoto(photo('b'));
    await store.add(press('t1', { body: { photos: [keptId('a'), keptId('b')] } }));
    const { server, sent, uploaded } = serverOf();
    const first = server.upload;
    let calls = 0;
    const flaky: OutboxServer = {
      ...server,
      upload: async (one) => {
        calls += 1;
        if (calls === 2) {
          throw new NoAnswer();
        }
        return first(one);
      },
    };
    await drain(wang, drainingOf(store, flaky));
    expect(sent).toEqual([]);
    await drain(wang, drainingOf(store, flaky));
    expect(uploaded).toEqual(['a', 'b']);
    expect(sent.map(({ body }) => body)).toEqual([{ photos: ['stored-a', 'stored-b'] }]);
  });

  it('sets a refused press aside with its photos and the holder, and goes on with the next', async () => {
    const store = memoryStore();
    await store.keepPhoto(photo('a'));
    await store.add(press('t1', { body: { photos: [keptId('a')] } }));
    await store.add(press('t2'));
    const { server, sent, failures } = serverOf();
    failures.push(
      problemOf(409, { code: 'task-claimed-by-other', params: { holder: '吴桂芬', since: null } }),
    );
    await drain(wang, drainingOf(store, server));
    expect(titles(sent)).toEqual(['t1', 't2']);
    const left = await store.presses(wang);
    expect(left.map(({ title, refusal }) => [title, refusal])).toEqual([
      ['t1', { code: 'task-claimed-by-other', holder: '吴桂芬' }],
    ]);
    expect(store.photos.has('a')).toBe(true);

    // Nobody pressed again: it is not sent by itself.
    await drain(wang, drainingOf(store, server));
    expect(titles(sent)).toEqual(['t1', 't2']);
  });

  it('stores photos again that the server has forgotten, as nobody sent what they are for', async () => {
    const store = memoryStore();
    await store.keepPhoto({ ...photo('a'), stored: 'long-gone' });
    await store.keepPhoto({ ...photo('b'), stored: 'still-there' });
    await store.add(
      press('t1', { body: { data: { photos: [keptId('a')] }, attachments: [keptId('b')] } }),
    );
    const { server, sent, uploaded, failures } = serverOf();
    failures.push(unknownAt('/data/photos'));
    await drain(wang, drainingOf(store, server));
    expect(uploaded).toEqual(['a']);
    expect(sent.map(({ body }) => body)).toEqual([
      { data: { photos: ['long-gone'] }, attachments: ['still-there'] },
      { data: { photos: ['stored-a'] }, attachments: ['still-there'] },
    ]);
    expect(await store.presses(wang)).toEqual([]);
  });

  it.each([
    ['what was just stored', '/data/photos', null],
    ['something that is no photo', '/data/unit', 'still-there'],
  ])('stores no photo again when the server does not know %s', async (_, path, stored) => {
    const store = memoryStore();
    await store.keepPhoto({ ...photo('a'), stored });
    await store.add(press('t1', { body: { data: { unit: 'u-9', photos: [keptId('a')] } } }));
    const { server, sent, failures } = serverOf();
    failures.push(unknownAt(path));
    await drain(wang, drainingOf(store, server));
    expect(sent).toHaveLength(1);
    const [left] = await store.presses(wang);
    expect(left?.refusal?.code).toBe('validation-failed');
  });

  it.each([
    ['not-signed-in', 401],
    ['session-ended', 401],
    ['password-change-required', 403],
    ['too-many-requests', 429],
    ['engine-unavailable', 503],
  ])('waits with everything when the answer is %s', async (code, status) => {
    const store = memoryStore();
    await store.add(press('t1'));
    await store.add(press('t2'));
    const { server, sent, failures } = serverOf();
    failures.push(problemOf(status, { code }));
    await drain(wang, drainingOf(store, server));
    expect(titles(sent)).toEqual(['t1']);
    expect((await store.presses(wang)).every(({ refusal }) => refusal === null)).toBe(true);
  });

  it('sends nothing of one person while another is signed in', async () => {
    const store = memoryStore();
    await store.add(press('t1'));
    const { server, sent } = serverOf('p-other');
    await drain(wang, drainingOf(store, server));
    await drain('p-other', drainingOf(store, server));
    expect(sent).toEqual([]);
    expect(await store.presses(wang)).toHaveLength(1);
  });

  it('sends once, though two tabs begin at the same moment', async () => {
    const store = memoryStore();
    await store.add(press('t1'));
    await store.add(press('t2'));
    const { server, sent } = serverOf();
    await Promise.all([
      drain(wang, drainingOf(store, server, locked)),
      drain(wang, drainingOf(store, server, locked)),
    ]);
    expect(titles(sent)).toEqual(['t1', 't2']);
  });
});

describe('photos in what was pressed', () => {
  const body = {
    data: { before: [keptId('a'), 'file-1'], note: 'kept' },
    attachments: [keptId('b')],
  };

  it('are found wherever they stand', () => {
    expect(photosIn(body)).toEqual(['a', 'b']);
  });

  it('give way to the ids of the server; everything else stays', () => {
    expect(withStored(body, new Map([['a', 'file-2']]))).toEqual({
      data: { before: ['file-2', 'file-1'], note: 'kept' },
      attachments: [keptId('b')],
    });
  });
});
