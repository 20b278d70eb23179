import { describe, expect, it } from 'vitest';
import { darkTokens, lightTokens, type ColorToken } from '../../../admin-ui/theme/tokens.ts';

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

type Row = readonly [
  front: ColorToken,
  back: ColorToken,
  light: number,
  dark: number,
  least: number,
];

const text = 4.5;
const graphic = 3;

/** Front, back, ratio in light, ratio in dark, what is needed: the table of the design. */
const table: readonly Row[] = [
  ['text-primary', 'bg-surface', 16.2, 14.3, text],
  ['text-secondary', 'bg-surface', 8.2, 9.6, text],
  ['text-tertiary', 'bg-surface', 5.8, 6.8, text],
  ['text-tertiary', 'bg-app', 5.3, 7.5, text],
  ['text-tertiary', 'bg-selected', 4.9, 5.1, text],
  ['text-tertiary', 'bg-inset', 5.0, 5.3, text],
  ['border-strong', 'bg-surface', 3.6, 4.3, graphic],
  ['accent', 'bg-surface', 7.2, 7.9, text],
  ['accent', 'bg-selected', 6.1, 6.0, text],
  ['on-accent', 'accent', 7.2, 8.2, text],
  ['danger', 'bg-surface', 6.6, 8.4, text],
  ['nav-text', 'nav-bg', 10.1, 9.7, text],
  ['clock-fine', 'bg-surface', 6.9, 9.3, text],
  ['clock-fine', 'bg-selected', 5.9, 7.1, text],
  ['clock-warn', 'clock-warn-bg', 6.7, 8.5, text],
  ['clock-overdue-on', 'clock-overdue-solid', 6.6, 5.4, text],
  ['clock-overdue', 'clock-overdue-bg', 5.8, 7.2, text],
  ['clock-paused', 'clock-paused-bg', 6.7, 7.7, text],
  ['clock-stopped', 'clock-stopped-bg', 5.0, 5.3, text],
  ['clock-fine-bar', 'bg-surface', 3.4, 5.7, graphic],
  ['clock-overdue-bar', 'bg-surface', 5.2, 4.7, graphic],
  ['clock-warn-line', 'bg-surface', 3.5, 4.3, graphic],
  ['card-blue', 'card-blue-bg', 5.4, 6.0, text],
  ['card-orange', 'card-orange-bg', 5.2, 7.6, text],
  ['card-red', 'card-red-bg', 5.8, 7.2, text],
  ['priority-urgent', 'bg-surface', 6.6, 8.4, text],
  ['priority-high', 'bg-surface', 6.8, 10.5, text],
  ['stage-accept', 'bg-selected', 6.1, 6.0, text],
  ['stage-verify', 'bg-selected', 5.0, 7.0, text],
  ['stage-file', 'bg-selected', 7.7, 4.9, text],
  ['stage-dispatch', 'bg-selected', 6.2, 6.1, text],
  ['stage-handle', 'bg-selected', 5.3, 6.5, text],
  ['stage-feedback', 'bg-selected', 5.2, 6.9, text],
  ['stage-check', 'bg-selected', 5.3, 7.4, text],
  ['stage-close', 'bg-selected', 6.3, 6.4, text],
  ['stage-callback', 'bg-selected', 6.0, 6.5, text],
  ['stage-confirm', 'bg-selected', 7.6, 5.4, text],
  ['stage-assess', 'bg-selected', 6.2, 6.4, text],
  ['bpmn-active-text', 'bpmn-active-fill', 7.2, 8.2, text],
  ['bpmn-done-text', 'bpmn-done-fill', 8.9, 11.1, text],
  ['bpmn-idle-stroke', 'bpmn-idle-fill', 3.6, 3.8, graphic],
  ['bpmn-flow-taken', 'bpmn-lane', 6.6, 9.0, graphic],
  ['bpmn-flow-idle', 'bpmn-lane', 3.4, 3.6, graphic],
];

describe('contrast', () => {
  it.each(table)(
    'of %s on %s is %s in light and %s in dark, at least %s',
    (...[front, back, light, dark, least]: Row) => {
      const measured = {
        light: contrast(lightTokens[front], lightTokens[back]),
        dark: contrast(darkTokens[front], darkTokens[back]),
      };
      expect(measured.light).toBeGreaterThanOrEqual(least);
      expect(measured.dark).toBeGreaterThanOrEqual(least);
      expect(measured.light).toBeCloseTo(light, 0);
      expect(Math.abs(measured.light - light)).toBeLessThanOrEqual(0.1);
      expect(Math.abs(measured.dark - dark)).toBeLessThanOrEqual(0.1);
    },
  );
});
