import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courses, type Mix, parseMix, pickCourse } from '../../../api/commands/drive/mix.ts';
import { randomOfCase } from '../../../api/commands/drive/random.ts';
import { startTestApi, type TestApi } from '../test-api.ts';
import { type Ended, runCommand } from './run-command.ts';

let api: TestApi;
let server = '';
beforeAll(async () => {
  api = await startTestApi({ worker: true });
  server = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await api.close();
});

const Line = Compile(
  Type.Object({
    name: Type.Literal('drive'),
    cases: Type.Integer(),
    closed: Type.Integer(),
    left: Type.Integer(),
    steps: Type.Integer(),
    stepsPerSecond: Type.Number({ exclusiveMinimum: 0 }),
    unfinished: Type.Array(Type.Unknown()),
    latencyMillis: Type.Object({
      complete: Type.Object({ count: Type.Integer(), p50: Type.Number() }),
    }),
  }),
);

const Step = Compile(
  Type.Object({
    caseId: Type.String(),
    taskId: Type.String(),
    element: Type.String(),
    outcome: Type.String(),
    seq: Type.Integer(),
  }),
);

const drive = async (...args: readonly string[]): Promise<Ended> =>
  runCommand('drive', [...args, '--json', '--server', server]);

const endedCases = async (): Promise<
  readonly { id: string; state: string; end_code: string | null }[]
> => api.app.services.database.selectFrom('case').select(['id', 'state', 'end_code']).execute();

/** Elements that were finished, over all cases. */
const finishedElements = async (): Promise<Set<string>> => {
  const rows = await api.app.services.database
    .selectFrom('task')
    .select(['element', 'outcome'])
    .where('state', '=', 'completed')
    .execute();
  return new Set(rows.map((row) => `${row.element} ${row.outcome ?? ''}`));
};

/** How often a check has failed. */
const reworks = async (): Promise<number> => {
  const { count } = await api.app.services.database
    .selectFrom('task')
    .where('element', '=', 'check')
    .where('outcome', '=', 'fail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** The first seed whose cases go every course. */
const seedWithEveryCourse = (mix: Mix, cases: number): number => {
  for (let seed = 0; ; seed += 1) {
    const met = Array.from({ length: cases }, (_, number) =>
      pickCourse(mix, randomOfCase(seed, number)),
    );
    if (new Set(met).size === courses.length) return seed;
  }
};

const boston = new URL(
  '../../../../shared/data/boston311/boston311_sample3000.csv',
  import.meta.url,
);
if (!existsSync(boston)) {
  process.stderr.write('drive-command: the Boston sample is absent, its test is left out\n');
}

describe('npm run drive', () => {
  it('carries cases of every course to their end, each task once', async () => {
    const shares = 'straight=1,verify=1,return=1,object=1,rework=1,redo=1';
    const seed = String(seedWithEveryCourse(parseMix(shares), 12));
    const ended = await drive('--cases', '12', '--clients', '4', '--seed', seed, '--mix', shares);
    expect(ended.stderr).not.toContain('Error');
    const line = Line.Parse(JSON.parse(ended.stdout));
    expect(line).toMatchObject({ cases: 12, closed: 12, unfinished: [] });
    expect(ended.code).toBe(0);
    const cases = await endedCases();
    expect(cases).toHaveLength(12);
    expect(new Set(cases.map((found) => found.state))).toEqual(new Set(['closed']));
    const submissions = await api.app.services.database
      .selectFrom('submission')
      .select('task_id')
      .execute();
    expect(submissions).toHaveLength(line.steps);
    expect(new Set(submissions.map((row) => row.task_id)).size).toBe(line.steps);
    const finished = await finishedElements();
    const telling = [
      'accept incomplete',
      'verify verified',
      'dispatch back-to-accept',
      'assign object',
    ];
    telling.push('check fail', 'close rework', 'callback reached', 'callback unreachable');
    for (const step of telling) {
      expect(finished).toContain(step);
    }
  }, 240_000);

  it('carries cases that were there before to their end, by the courses of the mix', async () => {
    const reworkedBefore = await reworks();
    const acceptor = await api.as('acceptor');
    for (let number = 0; number < 5; number += 1) {
      const report = { channel: 'phone', title: `Case ${number}`, description: '' };
      expect((await acceptor.post('/api/reports', report)).statusCode).toBeLessThan(300);
    }
    const ended = await drive('--existing', '--clients', '5', '--mix', 'rework=1');
    expect(Line.Parse(JSON.parse(ended.stdout))).toMatchObject({
      cases: 5,
      closed: 5,
      unfinished: [],
    });
    expect(ended.code).toBe(0);
    expect((await endedCases()).every((found) => found.state === 'closed')).toBe(true);
    expect(await reworks()).toBe(reworkedBefore + 5);
  }, 120_000);

  it('opens all cases first, leaves each after its steps, and writes down what was answered', async () => {
    const { database } = api.app.services;
    const before = new Set((await endedCases()).map((found) => found.id));
    const journal = join(api.directory, 'steps.jsonl');
    const args = ['--cases', '6', '--clients', '2', '--seed', '3', '--mix', 'straight=1'];
    const ended = await drive(...args, '--open-first', '--steps', '2', '--journal', journal);
    const told = { cases: 6, closed: 0, left: 6, steps: 12, unfinished: [] };
    expect(Line.Parse(JSON.parse(ended.stdout))).toMatchObject(told);
    expect(ended.code).toBe(0);
    const fresh = (await endedCases()).filter((found) => !before.has(found.id));
    expect(fresh.map((found) => found.state)).toEqual(Array.from({ length: 6 }, () => 'open'));
    const ids = fresh.map((found) => found.id);
    const { opened } = await database
      .selectFrom('case')
      .where('id', 'in', ids)
      .select((eb) => eb.fn.max('created_at').as('opened'))
      .executeTakeFirstOrThrow();
    const finished = await database
      .selectFrom('task')
      .where('case_id', 'in', ids)
      .where('state', '=', 'completed')
      .select(['id', 'outcome', 'closed_at'])
      .orderBy('id')
      .execute();
    expect(finished.every(({ closed_at: at }) => at !== null && at > opened)).toBe(true);
    const lines = readFileSync(journal, 'utf8').trim().split('\n');
    const steps = lines.map((line) => Step.Parse(JSON.parse(line)));
    expect(
      steps
        .map(({ taskId: id, outcome }) => ({ id, outcome }))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    ).toEqual(finished.map(({ id, outcome }) => ({ id, outcome })));

    const [first = '', ...others] = ids;
    expect((await drive('--case', first)).code).toBe(0);
    const states = new Map((await endedCases()).map((found) => [found.id, found.state]));
    expect(states.get(first)).toBe('closed');
    expect(others.map((id) => states.get(id))).toEqual(others.map(() => 'open'));
    expect((await drive('--existing')).code).toBe(0);
  }, 120_000);

  it.skipIf(!existsSync(boston))(
    'brings the first sixty requests of Boston in once, the dirty ones left out, and all to their end',
    async () => {
      const file = join(api.directory, 'boston.csv');
      const rows = readFileSync(boston, 'utf8').split('\n').slice(0, 61);
      writeFileSync(file, `${rows.join('\n')}\n`);
      const map = new URL('../../../api/commands/maps/boston-311.json', import.meta.url).pathname;
      const args = ['reports', file, '--map', map, '--json', '--server', server];
      const imported = await runCommand('import', args);
      expect(JSON.parse(imported.stdout)).toMatchObject({
        total: 60,
        accepted: 54,
        rejected: 6,
        repeated: 0,
      });
      expect(readFileSync(`${file}.rejected.csv`, 'utf8')).toContain(
        '1,"coordinates are 0, 0",101001365457',
      );
      const states = (await endedCases()).filter((found) => found.state !== 'closed');
      expect(states.map((found) => found.state)).toEqual(Array.from({ length: 54 }, () => 'open'));
      const again = await runCommand('import', args);
      expect(JSON.parse(again.stdout)).toMatchObject({
        total: 60,
        accepted: 0,
        rejected: 6,
        repeated: 54,
      });
      // Whatever the courses are: those that return, rework and fail to reach anybody are among them.
      const mix = 'straight=2,verify=1,return=1,object=1,rework=1,redo=1';
      const ended = await drive('--existing', '--clients', '8', '--seed', '5', '--mix', mix);
      expect(Line.Parse(JSON.parse(ended.stdout))).toMatchObject({
        cases: 54,
        closed: 54,
        unfinished: [],
      });
      expect((await endedCases()).filter((found) => found.state !== 'closed')).toEqual([]);
    },
    300_000,
  );
});
