import { describe, expect, it } from 'vitest';
import { readDriveOptions } from '../../../api/commands/drive/drive-options.ts';
import { defaultMix, parseMix, pickCourse } from '../../../api/commands/drive/mix.ts';
import { planCase } from '../../../api/commands/drive/plan-case.ts';
import { randomOf } from '../../../api/commands/drive/random.ts';
import { percentilesOf, Statistics } from '../../../api/commands/drive/statistics.ts';
import type { Town } from '../../../api/commands/drive/town.ts';

const settings = { server: 'http://127.0.0.1:8080', token: null, demoPassword: 'secret-demo' };

describe('the mix', () => {
  it('is read from shares', () => {
    expect(parseMix('straight=1, redo=2.5')).toEqual({
      straight: 1,
      verify: 0,
      return: 0,
      object: 0,
      rework: 0,
      redo: 2.5,
    });
  });
  it.each(['', 'straight', 'sideways=1', 'straight=-1', 'straight=0'])('refuses %j', (text) => {
    expect(() => parseMix(text)).toThrow('--mix');
  });
  it('is met over many cases', () => {
    const random = randomOf(7);
    const counts = new Map<string, number>();
    for (let round = 0; round < 20_000; round += 1) {
      const course = pickCourse(defaultMix, random);
      counts.set(course, (counts.get(course) ?? 0) + 1);
    }
    for (const [course, share] of Object.entries(defaultMix)) {
      expect(Math.abs((counts.get(course) ?? 0) / 200 - share)).toBeLessThan(1);
    }
  });
});

describe('a plan', () => {
  const town: Town = {
    people: [],
    units: ['u-1'],
    grids: [
      {
        id: 'g-1',
        name: 'g',
        nameEn: 'g',
        unit: { id: 'u-v', name: 'v' },
        polygon: {
          type: 'Polygon',
          coordinates: [
            [
              [119, 32],
              [120, 32],
              [120, 33],
              [119, 33],
            ],
          ],
        },
        active: true,
        version: 1,
      },
    ],
    classes: [
      {
        id: 'class',
        kind: 'matter',
        code: '06010',
        name: '暴露垃圾',
        nameEn: 'n',
        major: 'm',
        majorEn: 'm',
        conditions: [],
      },
    ],
  };
  const plan = (seed: number, number: number): unknown => {
    const { random: _random, ...facts } = planCase(number, { seed, mix: defaultMix, town });
    return facts;
  };

  it('is the same for the same seed, whatever was planned before', () => {
    plan(1, 0);
    const first = plan(1, 5);
    expect(plan(1, 5)).toEqual(first);
    expect(plan(2, 5)).not.toEqual(first);
    expect(plan(1, 6)).not.toEqual(first);
  });
  it('reports from the middle of a grid', () => {
    const { report } = planCase(1, { seed: 1, mix: defaultMix, town });
    expect(report.title).toContain('暴露垃圾');
    expect(report.location).toMatchObject({ longitude: 119.5, latitude: 32.5, grid: 'g-1' });
  });
  it('asks to be called back when the course needs it', () => {
    const mix = parseMix('redo=1');
    for (let number = 0; number < 20; number += 1) {
      expect(planCase(number, { seed: 1, mix, town }).report.reporter?.wantsCallback).toBe(true);
    }
  });
});

describe('statistics', () => {
  it('gives percentiles by the nearest rank', () => {
    const millis = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(millis)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(percentilesOf([])).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
    expect(percentilesOf([3])).toEqual({ count: 1, p50: 3, p95: 3, p99: 3, max: 3 });
  });
  it('measures what succeeded', async () => {
    const statistics = new Statistics();
    await statistics.time('claim', async () => 'x');
    await expect(
      statistics.time('claim', async () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(statistics.countOf('claim')).toBe(1);
  });
});

describe('the arguments', () => {
  it('have defaults', () => {
    expect(readDriveOptions([], settings)).toEqual({
      cases: 10,
      clients: 4,
      seed: 1,
      mix: defaultMix,
      existing: false,
      caseIds: [],
      openFirst: false,
      steps: null,
      journal: null,
      json: false,
      server: 'http://127.0.0.1:8080',
      password: 'secret-demo',
      patienceMillis: 120_000,
    });
    expect(readDriveOptions(['--existing'], settings)).toMatchObject({ cases: 0, existing: true });
    expect(
      readDriveOptions(['--case', 'a', '--case', 'b', '--steps', '0', '--open-first'], settings),
    ).toMatchObject({ cases: 0, caseIds: ['a', 'b'], steps: 0, openFirst: true });
    expect(readDriveOptions(['-h'], settings)).toBe('help');
  });
  it.each([
    [['--cases', 'many']],
    [['--clients', '0']],
    [['--seed', '-1']],
    [['--steps', 'few']],
    [['--server', 'nowhere']],
    [['--colour']],
    [['extra']],
  ])('refuses %j', (args) => {
    expect(() => readDriveOptions(args, settings)).toThrow(/--/u);
  });
});
