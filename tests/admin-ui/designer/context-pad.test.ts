import { beforeEach, describe, expect, it, vi } from 'vitest';
import { placePad, type PadBox } from '../../../admin-ui/resources/designer/canvas/pad-place.ts';
import { drawnCanvas, drawShape } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

const box = (left: number, top: number, width: number, height: number): PadBox => ({
  left,
  top,
  width,
  height,
});
const covers = (one: PadBox, other: PadBox): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

const pad = { width: 160, height: 66 };
const view = box(0, 0, 1000, 600);
const target = box(400, 300, 100, 60);
const placed = (given: Partial<Parameters<typeof placePad>[0]>): PadBox => ({
  ...pad,
  ...placePad({ target, pad, view, others: [], ...given }),
});

describe('the place of the context pad', () => {
  it('is beside its shape where nothing stands there', () => {
    expect(placed({})).toMatchObject({ left: 510, top: 300 });
  });

  it('goes elsewhere rather than over a neighbour', () => {
    const next = box(520, 300, 100, 60);
    const below = box(420, 380, 200, 60);
    const others = [next, below];
    const place = placed({ others });
    expect([...others, target].filter((other) => covers(place, other))).toEqual([]);
  });

  it('stays within what is seen, also of a shape that is larger than that', () => {
    const place = placed({ target: box(-200, -100, 3000, 900) });
    expect(place.left).toBeGreaterThanOrEqual(0);
    expect(place.left + place.width).toBeLessThanOrEqual(view.width);
    expect(place.top).toBeGreaterThanOrEqual(0);
    expect(place.top + place.height).toBeLessThanOrEqual(view.height);
  });

  it('covers least where everything is full', () => {
    const full = [box(0, 0, 1000, 290), box(0, 370, 1000, 230), box(0, 290, 390, 80)];
    expect(placed({ others: [...full, box(640, 290, 200, 80)] })).toMatchObject({ left: 510 });
  });
});

describe('the context pad', () => {
  beforeEach(standInForDrawing);

  it('is a toolbar of buttons that say what they do, and works by keys', async () => {
    const canvas = await drawnCanvas();
    const task = drawShape(canvas, { type: 'bpmn:UserTask' }, 'task');
    canvas.get('selection').select([task]);
    await vi.waitFor(() => {
      expect(document.querySelector('.djs-context-pad.open')).not.toBeNull();
    });
    const toolbar = document.querySelector('[role="toolbar"]');
    const buttons = [...(toolbar?.querySelectorAll<HTMLElement>('[role="button"]') ?? [])];
    expect(toolbar?.getAttribute('aria-label')).toBe('pad');
    expect(buttons.map((button) => button.textContent)).toEqual([
      'task',
      'gateway',
      'end',
      'timer',
      'note',
      'connect',
      'change',
      'remove',
    ]);
    buttons.at(-1)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(canvas.get('elementRegistry').get('task')).toBeUndefined();
  });
});
