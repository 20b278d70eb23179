import { afterEach, describe, expect, it, vi } from 'vitest';
import { createShortcutBoard } from '../../../admin-ui/layout/keyboard/shortcuts.ts';

const press = (key: string, more: KeyboardEventInit = {}, target?: HTMLElement): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  const at = target ?? document.body;
  Object.defineProperty(event, 'target', { value: at });
  return event;
};

const within = (html: string, selector: string): HTMLElement => {
  document.body.innerHTML = html;
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) {
    throw new Error(`Expected ${selector}`);
  }
  return found;
};

afterEach(() => {
  document.body.innerHTML = '';
});

describe('shortcuts', () => {
  it('go to the highest level that knows the key', () => {
    const board = createShortcutBoard();
    const frame = vi.fn<() => void>();
    const panel = vi.fn<() => void>();
    board.lay({ level: 0, handlers: { c: frame, n: frame } });
    const lift = board.lay({ level: 2, handlers: { c: panel } });
    board.press(press('c'), true);
    expect([frame.mock.calls.length, panel.mock.calls.length]).toEqual([0, 1]);
    board.press(press('n'), true);
    lift();
    board.press(press('c'), true);
    expect([frame.mock.calls.length, panel.mock.calls.length]).toEqual([2, 1]);
  });

  it('wait after G for where to, but not for ever', () => {
    let now = 0;
    const board = createShortcutBoard(() => now);
    const inbox = vi.fn<() => void>();
    const insert = vi.fn<() => void>();
    board.lay({ level: 0, handlers: { 'g i': inbox, i: insert } });
    board.press(press('g'), true);
    board.press(press('i'), true);
    expect(inbox).toHaveBeenCalledTimes(1);
    board.press(press('g'), true);
    now = 2000;
    board.press(press('i'), true);
    expect(insert).toHaveBeenCalledTimes(1);
    expect(inbox).toHaveBeenCalledTimes(1);
  });

  it('know a letter with Alt by its key, whatever the keyboard writes', () => {
    const board = createShortcutBoard();
    const merge = vi.fn<() => void>();
    board.lay({ level: 1, handlers: { 'Alt+m': merge } });
    for (const key of ['m', 'M', 'µ'])
      board.press(press(key, { altKey: true, code: 'KeyM' }), true);
    expect(merge).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['during Chinese input', press('j', { isComposing: true }), true],
    ['while single keys are off', press('j'), false],
  ])('do nothing %s', (_when, event, singleKeys) => {
    const board = createShortcutBoard();
    const act = vi.fn<() => void>();
    board.lay({ level: 0, handlers: { j: act } });
    expect(board.press(event, singleKeys)).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });

  it.each([
    ['<input>', 'input', 'j', false],
    ['<textarea></textarea>', 'textarea', 'j', false],
    ['<input>', 'input', 'Escape', true],
    ['<input type="checkbox">', 'input', 'j', true],
    ['<input type="radio">', 'input', 'ArrowDown', false],
    ['<button>x</button>', 'button', 'Enter', false],
    ['<button>x</button>', 'button', ' ', false],
    ['<input type="range">', 'input', ' ', true],
    ['<button>x</button>', 'button', 'j', true],
    ['<div role="dialog"><p>x</p></div>', 'p', 'Escape', false],
  ])('in %s, %s pressed: %s', (html, selector, key, works) => {
    const board = createShortcutBoard();
    const act = vi.fn<() => void>();
    board.lay({ level: 0, handlers: { [key]: act } });
    expect(board.press(press(key, {}, within(html, selector)), true)).toBe(works);
  });

  it('work with Ctrl from within a field, also when single keys are off', () => {
    const board = createShortcutBoard();
    const submit = vi.fn<() => void>();
    board.lay({ level: 0, handlers: { 'Ctrl+Enter': submit } });
    board.press(
      press('Enter', { ctrlKey: true }, within('<textarea></textarea>', 'textarea')),
      false,
    );
    expect(submit).toHaveBeenCalledTimes(1);
  });
});
