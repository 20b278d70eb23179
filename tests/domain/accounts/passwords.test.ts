import { describe, expect, it } from 'vitest';
import { isLogin } from '../../../domain/accounts/login.ts';
import {
  oneTimePasswordIsOver,
  passwordChangeAt,
} from '../../../domain/accounts/password-change.ts';
import {
  classesOf,
  lengthOf,
  passwordFaultCodes,
  passwordFaults,
} from '../../../domain/accounts/password-faults.ts';
import { longestPassword } from '../../../domain/accounts/password-rules.ts';

const rules = { length: 8, classes: 3 };
const facts = { login: 'anna', common: false, usedBefore: false };
const faults = (password: string, changed: Partial<typeof facts> = {}) =>
  passwordFaults(password, rules, { ...facts, ...changed });

describe('a new password', () => {
  it.each([
    ['Glocke-7', []],
    ['三圈一circle7', []],
    ['Glocke7', ['too-short']],
    ['', ['too-short', 'too-few-classes']],
    ['glocken und turm', ['too-few-classes']],
    ['Glocke-7\n', ['control-character']],
    ['Glocke-7\uD800', ['control-character']],
    ['my-ANNA-2026', ['contains-name']],
    ['Bihuan-2026', ['contains-name']],
    ['闭环Ab-2026', ['contains-name']],
    [`Aa1${'x'.repeat(126)}`, ['too-long']],
    [`Aa1${'x'.repeat(125)}`, []],
  ] as const)('%j: %j', (password, expected) => {
    expect(faults(password)).toEqual(expected);
  });

  it('is refused when many people use it, or when it was one of the last', () => {
    expect(faults('P@ssw0rd', { common: true })).toEqual(['common']);
    expect(faults('Glocke-7', { usedBefore: true })).toEqual(['used-before']);
  });

  it('may contain a login that is too short to mean anything', () => {
    expect(faults('Glocken-7ab', { login: 'ab' })).toEqual([]);
  });

  it('needs no mixture where the town asks for none', () => {
    expect(passwordFaults('glocken und turm', { length: 15, classes: 1 }, facts)).toEqual([]);
  });

  it('is measured in characters, not in units of storage', () => {
    expect(lengthOf('😀😀')).toBe(2);
    expect(classesOf('aB1😀')).toBe(4);
    expect(faults(`Aa1${'😀'.repeat(longestPassword - 3)}`)).toEqual([]);
  });

  it('is told everything that is wrong with it at once, in the order of the table', () => {
    expect(faults('anna\n', { common: true, usedBefore: true })).toEqual(
      passwordFaultCodes.filter((code) => code !== 'too-long'),
    );
  });
});

describe('a password has to be changed', () => {
  const day = 86_400_000;
  const age = { maximumAge: 90 * day };
  const state = { oneTime: false, changedAt: 0, demo: false };

  it('after its first use, and when it is old', () => {
    expect(passwordChangeAt(state, age, 90 * day - 1)).toBeNull();
    expect(passwordChangeAt(state, age, 90 * day)).toBe('expired');
    expect(passwordChangeAt({ ...state, oneTime: true }, age, 0)).toBe('one-time');
    expect(passwordChangeAt(state, { maximumAge: null }, 9000 * day)).toBeNull();
  });

  it('never in the demonstration', () => {
    expect(passwordChangeAt({ ...state, oneTime: true, demo: true }, age, 900 * day)).toBeNull();
  });

  it('and a one-time password is over after its time', () => {
    const life = { oneTimeLife: 3 * day };
    expect(oneTimePasswordIsOver({ ...state, oneTime: true }, life, 3 * day - 1)).toBe(false);
    expect(oneTimePasswordIsOver({ ...state, oneTime: true }, life, 3 * day)).toBe(true);
    expect(oneTimePasswordIsOver(state, life, 300 * day)).toBe(false);
  });
});

describe('a login', () => {
  it.each(['ab', 'grid-jianshe-02', 'li.wei_2', 'a'.repeat(32)])('may be %s', (login) => {
    expect(isLogin(login)).toBe(true);
  });
  it.each(['', 'a', 'Anna', '2b', 'a b', '李伟', 'a@b', 'ab\n', 'a'.repeat(33)])(
    'may not be %j',
    (login) => {
      expect(isLogin(login)).toBe(false);
    },
  );
});
