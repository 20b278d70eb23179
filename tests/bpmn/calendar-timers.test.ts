import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { CaseRun } from './case-run.ts';
import { flow, procedureOf, process } from './parse/diagram-text.ts';

const ahead = 8 * 3_600_000;
const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const shown = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined
    ? null
    : new Date(instant + ahead).toISOString().slice(0, 16);

const attached = (definition: string): string =>
  process(
    `<bpmn:receiveTask id="a" messageRef="m" /><bpmn:boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><bpmn:timerEventDefinition>${definition}</bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id="e" />${flow('b', 'e')}`,
  ).replace('<bpmn:process', '<bpmn:message id="m" name="news" /><bpmn:process');

/** When a timer fires that is armed when the case starts, so often as it is told. */
const firings = async (
  definition: string,
  begun: string,
  { times, offset = ahead }: { readonly times: number; readonly offset?: number },
): Promise<readonly (string | null)[]> => {
  const one = new CaseRun(await procedureOf(attached(definition)));
  const due = (): number | undefined => one.find('a')?.timers?.[0]?.due;
  one.at = at(begun) - 60_000;
  const place: JsonObject = offset === 0 ? {} : { offset };
  one.apply({ type: 'start', variables: {}, ...place });
  const found: (string | null)[] = [shown(due())];
  while (found.length < times) {
    one.at = (due() ?? 0) - 60_000;
    one.apply({ type: 'timer', timer: 'b' });
    found.push(shown(due()));
  }
  return found;
};

describe('months and years of a timer', () => {
  it.each([
    ['a cycle', '<bpmn:timeCycle>R/P1M</bpmn:timeCycle>'],
    ['a duration', '<bpmn:timeDuration>P1M</bpmn:timeDuration>'],
  ])('are those of the calendar of the place: %s', async (_what, definition) => {
    expect(await firings(definition, '2026-03-01T07:00', { times: 1 })).toEqual([
      '2026-04-01T07:00',
    ]);
  });

  it('stay so from turn to turn', async () => {
    const monthly = '<bpmn:timeCycle>R/P1M</bpmn:timeCycle>';
    expect(await firings(monthly, '2026-03-01T07:00', { times: 3 })).toEqual([
      '2026-04-01T07:00',
      '2026-05-01T07:00',
      '2026-06-01T07:00',
    ]);
  });

  it('are counted at the offset of a start that is written out, wherever the case is', async () => {
    const monthly = '<bpmn:timeCycle>R/2026-03-01T07:00:00+08:00/P1M</bpmn:timeCycle>';
    expect(await firings(monthly, '2026-02-10T10:00', { times: 3, offset: 0 })).toEqual([
      '2026-03-01T07:00',
      '2026-04-01T07:00',
      '2026-05-01T07:00',
    ]);
  });

  it('keep the last day of a month', async () => {
    const monthly = '<bpmn:timeCycle>R/P1M</bpmn:timeCycle>';
    expect(await firings(monthly, '2026-01-31T23:00', { times: 3 })).toEqual([
      '2026-02-28T23:00',
      '2026-03-31T23:00',
      '2026-04-30T23:00',
    ]);
  });

  it('are those of UTC where nobody says where the case is', async () => {
    const monthly = '<bpmn:timeCycle>R/P1M</bpmn:timeCycle>';
    expect(await firings(monthly, '2026-03-01T07:00', { times: 1, offset: 0 })).toEqual([
      '2026-03-29T07:00',
    ]);
  });

  it('are not asked for where a timer counts hours and days', async () => {
    const daily = '<bpmn:timeCycle>R/P1D</bpmn:timeCycle>';
    expect(await firings(daily, '2026-03-01T07:00', { times: 2 })).toEqual([
      '2026-03-02T07:00',
      '2026-03-03T07:00',
    ]);
  });
});

/** Before and after a firing that comes three months late. */
const late = async (definition: string): Promise<readonly (string | null)[]> => {
  const one = new CaseRun(await procedureOf(attached(definition)));
  one.at = at('2026-03-01T07:00') - 60_000;
  one.apply({ type: 'start', variables: {}, offset: ahead });
  const due = (): string | null => shown(one.find('a')?.timers?.[0]?.due);
  const found = [due()];
  one.at = at('2026-06-10T10:00') - 60_000;
  one.apply({ type: 'timer', timer: 'b' });
  return [...found, due()];
};

describe('a cycle after a standstill', () => {
  it.each([
    ['R/2026-03-02T08:00:00+08:00/P1D', '2026-03-02T08:00', '2026-06-11T08:00'],
    ['R/2026-03-31T08:00:00+08:00/P1M', '2026-03-31T08:00', '2026-06-30T08:00'],
  ])('that begins at a date keeps its places: %s', async (cycle, first, next) => {
    expect(await late(`<bpmn:timeCycle>${cycle}</bpmn:timeCycle>`)).toEqual([first, next]);
  });

  it.each([
    ['R/P1D', '2026-03-02T07:00', '2026-06-11T10:00'],
    ['R/P1M', '2026-04-01T07:00', '2026-07-10T10:00'],
  ])('that has none counts from the turn that is made up for: %s', async (cycle, first, next) => {
    expect(await late(`<bpmn:timeCycle>${cycle}</bpmn:timeCycle>`)).toEqual([first, next]);
  });

  it('of months goes on with what was left when the case was suspended', async () => {
    const one = new CaseRun(await procedureOf(attached('<bpmn:timeCycle>R/P1M</bpmn:timeCycle>')));
    one.at = at('2026-03-01T07:00') - 60_000;
    one.apply({ type: 'start', variables: {}, offset: ahead }).apply({ type: 'suspend' });
    one.at = at('2026-03-03T07:00');
    one.apply({ type: 'resume' });
    const due = (): string | null => shown(one.find('a')?.timers?.[0]?.due);
    expect(due()).toBe('2026-04-03T07:00');
    one.at = at('2026-04-03T07:00') - 60_000;
    expect([one.apply({ type: 'timer', timer: 'b' }).active.length, due()]).toEqual([
      1,
      '2026-05-03T07:00',
    ]);
  });
});
