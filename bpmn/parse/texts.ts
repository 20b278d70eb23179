import type { FeelSource } from '../model/element-properties.ts';
import type { TextRule } from '../model/event-definition.ts';

/** FEEL stands behind an equals sign in diagrams; null when there is none. */
export function feelOf(text: string): FeelSource | null {
  return text.startsWith('=') ? text.slice(1).trim() : null;
}

export function textRule(text: string): TextRule {
  const expression = feelOf(text);
  return expression === null ? { literal: text } : { expression };
}

/** Words separated by blanks. */
export function words(text: string | null): string[] {
  return text === null ? [] : text.split(/\s+/).filter((word) => word !== '');
}
