// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localizedXml } from '../../../admin-ui/diagram/localized-xml.ts';

const folder = path.resolve(import.meta.dirname, '../../../migrations/seeds/procedures');

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const lineHeight = 16;
/** At the size of labels: a Chinese character, and an English letter on average. */
const characterWidth = 13.5;
const letterWidth = 6.6;

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (one > '\u2e80' ? characterWidth : letterWidth), 0);

/** Lines of a label of this width: a word stays whole, Chinese breaks anywhere. */
function linesOf(text: string, width: number): readonly string[] {
  const words = text.includes(' ') || /^[ -~]+$/u.test(text) ? text.split(' ') : Array.from(text);
  const between = text.includes(' ') ? ' ' : '';
  const lines: string[] = [];
  for (const word of words) {
    const longer = [lines.at(-1), word].filter((part) => part !== undefined).join(between);
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const boundsOf = (holder: Element | undefined): Omit<Box, 'id'> => {
  const numberIn = (name: string): number => Number(holder?.getAttribute(name));
  return {
    x: numberIn('x'),
    y: numberIn('y'),
    width: numberIn('width'),
    height: numberIn('height'),
  };
};

/** Shapes that hold no others, and what is written beside them and on lines. */
function boxesOf(xml: string) {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const named = new Map(
    [...document.getElementsByTagName('*')].map((one) => [one.getAttribute('id'), one]),
  );
  const shapes = [...document.getElementsByTagName('bpmndi:BPMNShape')].flatMap((shape) => {
    const id = shape.getAttribute('bpmnElement') ?? '';
    const isGround = /participant|lane|subProcess/u.test(named.get(id)?.tagName ?? '');
    const own = [...shape.children].find(({ localName }) => localName === 'Bounds');
    return isGround ? [] : [{ id, ...boundsOf(own) }];
  });
  const labels = [...document.getElementsByTagName('bpmndi:BPMNLabel')].map((label) => {
    const id = label.parentElement?.getAttribute('bpmnElement') ?? '';
    const given = boundsOf(label.getElementsByTagName('dc:Bounds')[0]);
    const lines = linesOf(named.get(id)?.getAttribute('name') ?? '', given.width);
    const width = Math.max(...lines.map(widthOf));
    const x = given.x + (given.width - width) / 2;
    return { id, x, y: given.y, width, height: lines.length * lineHeight, lines };
  });
  return { shapes, labels };
}

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe.each(readdirSync(folder).filter((name) => name.endsWith('.bpmn')))(
  'labels of %s',
  (name) => {
    const xml = readFileSync(path.join(folder, name), 'utf8');

    it.each(['zh', 'en'] as const)('lie on no shape and on no other label: %s', (tongue) => {
      const { shapes, labels } = boxesOf(localizedXml(xml, tongue));
      const faults = labels.flatMap((label, index) =>
        shapes
          .concat(labels.slice(index + 1))
          .filter((other) => overlap(label, other))
          .map(({ id }) => `${label.id} over ${id}`),
      );
      expect(faults).toEqual([]);
    });

    it('break no short Chinese name', () => {
      const { labels } = boxesOf(xml);
      expect(labels.filter(({ lines }) => lines.length > 1 && lines.join('').length <= 6)).toEqual(
        [],
      );
    });
  },
);
