import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleCalendar } from '../calendar/example-calendars.ts';
import { dueAt } from '../../../domain/calendar/due-at.ts';
import { caseSettings } from '../../../domain/settings/case-settings.ts';
import { durationMillis } from '../../../domain/settings/iso-duration.ts';
import { parseSetting } from '../../../domain/settings/parse-setting.ts';
import { settingKeys, settingTable } from '../../../domain/settings/setting-table.ts';
import { demoSettings, settingValues } from '../../../domain/settings/setting-values.ts';
import type { CaseSettings } from '../../../workflows/contract.ts';

describe('the table of settings', () => {
  it('has defaults that are valid themselves, also in the demonstration', () => {
    for (const key of settingKeys) {
      expect(parseSetting(key, settingTable[key].value)).toMatchObject({ ok: true, key });
    }
    for (const [key, value] of Object.entries(demoSettings)) {
      expect(parseSetting(key, value)).toMatchObject({ ok: true, key });
    }
    expect(demoSettings).toEqual({ callbackDelay: 'PT0S', callbackSpacing: 'PT0S' });
  });

  it('leaves time for the first call-back, whenever a case is closed', () => {
    const delay = durationMillis(settingTable.callbackDelay.value);
    const calendar = exampleCalendar();
    const hour = 3_600_000;
    const closed = Array.from({ length: 14 * 24 }, (_, n) => Date.UTC(2026, 8, 14) + n * hour);
    const left = closed.map((at) => {
      const due = dueAt(at, settingTable.callbackLimit.value, calendar);
      return due.ok && delay !== null ? due.due - at - delay : Number.NaN;
    });
    expect(Math.min(...left)).toBeGreaterThanOrEqual(6 * hour);
  });

  it('names every setting in both languages', () => {
    for (const key of settingKeys) {
      expect(settingTable[key].label).toMatch(/\p{Script=Han}/u);
      expect(settingTable[key].labelEn).toMatch(/^[A-Z][\w ,()-]+$/u);
    }
  });

  it('has the limits of the trade as defaults', () => {
    expect(settingTable.acceptLimit.value).toEqual({ amount: 0.25, unit: 'urgentHours' });
    expect(settingTable.checkLimit.value).toEqual({ amount: 0.5, unit: 'urgentHours' });
    expect(settingTable.callbackLimit.value).toEqual({ amount: 1, unit: 'workDays' });
  });

  it('has all that the delivered procedure reads', () => {
    const file = new URL(
      '../../../migrations/seeds/procedures/ordinary-event.bpmn',
      import.meta.url,
    );
    const read = readFileSync(file, 'utf8').matchAll(/settings\.(?<key>\w+)/gu);
    const inCase = caseSettings(settingValues({}).values).variables;
    const used = [...new Set(Array.from(read, (found) => found.groups?.['key'] ?? ''))];
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((key) => inCase[key] === undefined)).toEqual([]);
  });
});

describe('a value somebody sets', () => {
  const bad: readonly (readonly [string, unknown, string])[] = [
    ['acceptedLimit', 1, 'setting-unknown'],
    ['toString', 1, 'setting-unknown'],
    ['acceptLimit', { amount: 0, unit: 'urgentHours' }, 'wrong-type'],
    ['acceptLimit', 15, 'wrong-type'],
    ['warnShare', 1, 'out-of-range'],
    ['warnShare', '0.8', 'wrong-type'],
    ['extensionQuota', 1.5, 'wrong-type'],
    ['extensionQuota', 11, 'out-of-range'],
    ['parkMaximumDays', 366, 'out-of-range'],
    ['reworkClock', 'stop', 'not-a-choice'],
    ['reworkClock', 1, 'wrong-type'],
    ['callbackDelay', '1 day', 'wrong-type'],
    ['callbackDelay', 'P31D', 'out-of-range'],
    ['sessionIdle', 'PT1S', 'out-of-range'],
    ['passwordLength', 7, 'out-of-range'],
    ['passwordClasses', 5, 'out-of-range'],
    ['passwordDays', -1, 'out-of-range'],
    ['oneTimePasswordLife', 'P31D', 'out-of-range'],
  ];

  it.each(bad)('is refused: %s %j', (key, value, code) => {
    expect(parseSetting(key, value)).toEqual({ ok: false, code });
  });

  it('comes into force over the default; a bad row is passed over and named', () => {
    const { values, passedOver } = settingValues({
      warnShare: 0.5,
      extensionQuota: 'two',
      gone: 1,
    });
    expect(values.warnShare).toBe(0.5);
    expect(values.extensionQuota).toBe(2);
    expect(passedOver).toEqual(['extensionQuota', 'gone']);
  });
});

describe('the snapshot that a case takes', () => {
  it('has the shape of the contract', () => {
    const snapshot: CaseSettings = caseSettings(settingValues({ parkQuota: 2 }).values);
    expect(snapshot).toMatchObject({
      warnShare: 0.8,
      escalateAfter: { amount: 4, unit: 'workHours' },
      extensionQuota: 2,
      parkQuota: 2,
    });
    expect(snapshot.variables).toMatchObject({
      acceptLimit: { amount: 0.25, unit: 'urgentHours' },
      objectionQuota: 3,
      callbackDelay: 'PT12H',
      reworkClock: 'resume',
    });
    expect(snapshot.variables).not.toHaveProperty('sessionIdle');
  });
});

describe('durations', () => {
  it('are read in units that have a length', () => {
    expect(durationMillis('PT0S')).toBe(0);
    expect(durationMillis('P1DT2H3M4S')).toBe(93_784_000);
    expect(durationMillis('P2W')).toBe(1_209_600_000);
    for (const text of ['', 'P', 'PT', 'P1M', 'P1Y', '1D', 'P1DT', 'PT1.5H', '-P1D']) {
      expect(durationMillis(text)).toBeNull();
    }
  });
});
