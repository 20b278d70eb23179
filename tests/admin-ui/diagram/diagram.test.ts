// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  camera,
  readableScale,
  type Box,
  type CameraInput,
} from '../../../admin-ui/diagram/camera.ts';
import { localizedXml } from '../../../admin-ui/diagram/localized-xml.ts';
import { markersOf, stateOf } from '../../../admin-ui/diagram/marking.ts';

const frame = { width: 900, height: 300 };
const picture = { x: 130, y: 80, width: 3760, height: 1400 };

/** Where the frame has room. */
const look = (input: CameraInput): Box => {
  const seen = camera(input);
  if (seen === null) throw new Error('Expected a part of the picture, but got none');
  return seen;
};

describe('the camera', () => {
  it('shows nothing in a frame that has no room, rather than at no scale', () => {
    expect(camera({ picture, frame: { width: 0, height: 300 }, focus: [] })).toBeNull();
    expect(camera({ picture, frame: { width: 300, height: 0 }, focus: [] })).toBeNull();
  });

  it('shows the whole picture when nothing is followed', () => {
    const seen = look({ picture, frame, focus: [] });
    expect(seen.x).toBeLessThan(picture.x);
    expect(seen.x + seen.width).toBeGreaterThan(picture.x + picture.width);
    expect(seen.y + seen.height).toBeGreaterThan(picture.y + picture.height);
  });

  it('comes near enough to read, around what is followed', () => {
    const seen = look({ picture, frame, focus: [{ x: 2000, y: 700, width: 100, height: 80 }] });
    expect(frame.width / seen.width).toBeCloseTo(readableScale, 6);
    expect(seen.x + seen.width / 2).toBeCloseTo(2050, 6);
    expect(seen.y + seen.height / 2).toBeCloseTo(740, 6);
  });

  it('does not look beyond the edge of the picture', () => {
    const seen = look({ picture, frame, focus: [{ x: 140, y: 90, width: 36, height: 36 }] });
    expect(seen.x).toBe(picture.x - 20);
    expect(seen.y).toBe(picture.y - 20);
  });

  it('does not enlarge, and leaves a picture whole that is readable', () => {
    const small = { x: 0, y: 0, width: 400, height: 200 };
    const seen = look({ picture: small, frame, focus: [{ x: 0, y: 0, width: 10, height: 10 }] });
    expect(frame.width / seen.width).toBe(1);
    expect(seen.x + seen.width / 2).toBe(200);
  });
});

describe('the marking', () => {
  const marking = {
    active: ['b'],
    completed: ['a', 'b', 'c'],
    cancelled: ['c', 'd'],
    taken: ['f'],
  };

  it('gives each element the one state that counts', () => {
    const markers = markersOf(marking);
    expect(Object.fromEntries(markers)).toEqual({
      f: 'bh-taken',
      c: 'bh-done',
      d: 'bh-cancelled',
      a: 'bh-done',
      b: 'bh-active',
    });
    expect(['a', 'b', 'd', 'x'].map((id) => stateOf(markers, id))).toEqual([
      'completed',
      'active',
      'cancelled',
      'idle',
    ]);
  });
});

const nameOf = (text: string, id: string): string | null =>
  new DOMParser()
    .parseFromString(text, 'application/xml')
    .querySelector(`[id="${id}"]`)
    ?.getAttribute('name') ?? null;

interface LabelBox {
  readonly name: string;
  readonly x: number;
  readonly width: number;
}

/** By element, the boxes of all labels that the drawing has a place for. */
const labelsOf = (text: string): ReadonlyMap<string, LabelBox> => {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const names = new Map(
    [...document.getElementsByTagName('*')].map((element) => [
      element.getAttribute('id'),
      element.getAttribute('name') ?? '',
    ]),
  );
  return new Map(
    [...document.getElementsByTagName('bpmndi:BPMNLabel')].map((label) => {
      const bounds = label.getElementsByTagName('dc:Bounds')[0];
      const valueOf = (name: string): number => Number(bounds?.getAttribute(name));
      const id = label.parentElement?.getAttribute('bpmnElement') ?? '';
      return [id, { name: names.get(id) ?? '', x: valueOf('x'), width: valueOf('width') }];
    }),
  );
};

const middleOf = (box: LabelBox | undefined): number => (box?.x ?? 0) + (box?.width ?? 0) / 2;

describe('names of the diagram', () => {
  const delivered = path.resolve(
    import.meta.dirname,
    '../../../migrations/seeds/procedures/ordinary-event.bpmn',
  );
  const xml = readFileSync(delivered, 'utf8');
  it('stay as drawn in Chinese, in labels of one line each', () => {
    const chinese = localizedXml(xml, 'zh');
    const [drawn, shown] = [labelsOf(xml), labelsOf(chinese)];
    expect([...shown].map(([id, { name }]) => [id, name])).toEqual(
      [...drawn].map(([id, { name }]) => [id, name]),
    );
    // Four letters of 13 units, where 52 were drawn: the last one would stand alone.
    expect(shown.get('f-incomplete')).toEqual({ ...drawn.get('f-incomplete'), width: 60 });
    const broken = [...shown.values()].filter(({ name, width }) => name.length * 13 > width);
    expect(broken.filter(({ name }) => name.length <= 6)).toEqual([]);
  });

  it('are English where the diagram has them in English', () => {
    const english = localizedXml(xml, 'en');
    expect(nameOf(xml, 'register')).toBe('登记');
    expect(nameOf(english, 'register')).toBe('Register');
    expect(nameOf(english, 'lane-unit')).toBe('Handling unit');
  });

  it('have labels in which no English word is broken, where they stood', () => {
    const [drawn, shown] = [labelsOf(xml), labelsOf(localizedXml(xml, 'en'))];
    // Beside its event it grows away from it; under its event it stays in the middle.
    expect(shown.get('objection')?.x).toBe(drawn.get('objection')?.x);
    expect(shown.get('objection')?.width).toBeGreaterThanOrEqual('Objection'.length * 7);
    expect(middleOf(shown.get('urged'))).toBe(middleOf(drawn.get('urged')));
    const narrow = [...shown.values()].filter(
      ({ name, width }) => Math.max(...name.split(' ').map((word) => word.length)) * 7 > width,
    );
    expect(narrow).toEqual([]);
  });
});
