import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { type ElementId, elements, isElement } from '../../../api/commands/drive/elements.ts';
import { Form } from '../../../api/contract/tasks.ts';
import { courses } from '../../../api/commands/drive/mix.ts';
import { type CaseSoFar, type Choices, moves } from '../../../api/commands/drive/moves.ts';
import { randomOf } from '../../../api/commands/drive/random.ts';

const seeds = new URL('../../../migrations/seeds/', import.meta.url);
const diagram = readFileSync(new URL('procedures/ordinary-event.bpmn', seeds), 'utf8');

const Forms = Compile(Type.Array(Form));
const forms = Forms.Parse(
  JSON.parse(readFileSync(new URL('forms/ordinary-event.json', seeds), 'utf8')),
);

interface UserTask {
  readonly id: string;
  readonly form: string;
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="(?<value>[^"]*)"`, 'u').exec(tag)?.groups?.['value'] ?? '';

const userTasks: readonly UserTask[] = [
  ...diagram.matchAll(/<bpmn:userTask .*?<\/bpmn:userTask>/gsu),
].map(([text]) => ({
  id: attribute(text, 'id'),
  form: attribute(/<bh:form [^>]*>/u.exec(text)?.[0] ?? '', 'key'),
  outcomes: new Map(
    [...text.matchAll(/<bh:outcome [^>]*>/gu)].map(([tag]) => [
      attribute(tag, 'code'),
      attribute(tag, 'requires')
        .split(' ')
        .filter((name) => name !== ''),
    ]),
  ),
}));

let photos = 0;
const choices: Choices = {
  classes: [
    {
      id: 'class',
      kind: 'matter',
      code: '06010',
      name: 'n',
      nameEn: 'n',
      major: 'm',
      majorEn: 'm',
      conditions: [
        {
          id: 'condition',
          text: 't',
          textEn: 't',
          limit: { amount: 1, unit: 'workDays' },
          dueAt: null,
          closingText: 'c',
          closingTextEn: 'c',
          urgency: 'normal',
          confirmation: 'none',
        },
      ],
    },
  ],
  units: ['u-1', 'u-2'],
  handlersOf: (unit) => [`p-handler-of-${unit}`],
  photo: async () => {
    photos += 1;
    return `photo-${photos}`;
  },
};

const situations = (element: ElementId): CaseSoFar[] =>
  courses.flatMap((course) =>
    [true, false].flatMap((stubborn) =>
      [0, 1, 2].map((count) => ({
        course,
        stubborn,
        times: new Map([[element, count]]),
        random: randomOf(count),
        subject: null,
        unit: 'u-1',
      })),
    ),
  );

describe('the table of moves', () => {
  it('has every user task of the delivered procedure and nothing else', () => {
    expect(userTasks.map((task) => task.id).toSorted()).toEqual([...elements].toSorted());
  });

  it.each(userTasks.map((task) => [task.id, task] as const))(
    '%s: outcomes are offered, and what they require is there',
    async (id, task) => {
      if (!isElement(id)) throw new Error(`Expected ${id} in the table`);
      const fields = forms.find((form) => form.key === task.form)?.fields ?? [];
      for (const so of situations(id)) {
        const move = await moves[id](so, choices);
        const requires = task.outcomes.get(move.outcome);
        expect(requires, `${id} ${move.outcome}`).toBeDefined();
        expect(Object.keys(move.data)).toEqual(expect.arrayContaining([...(requires ?? [])]));
        const shown = fields.filter(
          (field) => field.outcomes === undefined || field.outcomes.includes(move.outcome),
        );
        expect(shown.map((field) => field.name)).toEqual(
          expect.arrayContaining(Object.keys(move.data)),
        );
      }
    },
  );
});

const outcomesOf = async (
  element: ElementId,
  so: Partial<CaseSoFar>,
  times = 3,
): Promise<string[]> => {
  const done = new Map<ElementId, number>(so.times);
  const list: string[] = [];
  for (let round = 0; round < times; round += 1) {
    const move = await moves[element](
      {
        course: 'straight',
        stubborn: false,
        unit: 'u-1',
        random: randomOf(1),
        subject: null,
        ...so,
        times: done,
      },
      choices,
    );
    done.set(element, (done.get(element) ?? 0) + 1);
    list.push(move.outcome);
  }
  return list;
};

describe('the courses', () => {
  it('asks for verification once', async () => {
    expect(await outcomesOf('accept', { course: 'verify' })).toEqual([
      'incomplete',
      'accept',
      'accept',
    ]);
  });
  it('returns from dispatch and from closing once each', async () => {
    expect(await outcomesOf('dispatch', { course: 'return' })).toEqual([
      'back-to-accept',
      'dispatch',
      'dispatch',
    ]);
    expect(await outcomesOf('close', { course: 'return' })).toEqual(['rework', 'close', 'close']);
  });
  it('objects once, or until the commander has decided', async () => {
    expect(await outcomesOf('assign', { course: 'object' })).toEqual([
      'object',
      'assign',
      'assign',
    ]);
    expect(await outcomesOf('assign', { course: 'object', stubborn: true })).toEqual([
      'object',
      'object',
      'object',
    ]);
    const decided = new Map<ElementId, number>([['decide', 1]]);
    expect(
      await outcomesOf('assign', { course: 'object', stubborn: true, times: decided }),
    ).toEqual(['assign', 'assign', 'assign']);
  });
  it('fails one check', async () => {
    expect(await outcomesOf('check', { course: 'rework' })).toEqual(['fail', 'pass', 'pass']);
  });
  it('is not solved at the first call, and nobody answers afterwards', async () => {
    expect(await outcomesOf('callback', { course: 'redo' }, 4)).toEqual([
      'reached',
      'unreachable',
      'unreachable',
      'unreachable',
    ]);
  });
  it('files what was reported, whatever else there is to choose from', async () => {
    const [other] = choices.classes;
    if (other === undefined) throw new Error('Expected a class to choose from');
    const subject = { ...other, id: 'reported' };
    const so: CaseSoFar = {
      course: 'straight',
      stubborn: false,
      times: new Map(),
      random: randomOf(1),
      subject,
      unit: null,
    };
    const filed = async (given: CaseSoFar): Promise<unknown> =>
      (await moves.file(given, choices)).data['category'];
    expect(await filed(so)).toBe('reported');
    expect(await filed({ ...so, subject: null })).toBe(other.id);
  });
  it('dispatches to another unit than the one that objected', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const move = await moves.dispatch(
        {
          course: 'object',
          stubborn: false,
          times: new Map(),
          random: randomOf(seed),
          subject: null,
          unit: 'u-1',
        },
        choices,
      );
      expect(move.data['unit']).toBe('u-2');
    }
  });
});
