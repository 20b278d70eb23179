import { describe, expect, it } from 'vitest';
import { eventFacts } from '../../../domain/audit/event-facts.ts';
import {
  securityEventKinds,
  securityEventTypes,
  typesOfKind,
} from '../../../domain/audit/security-event-types.ts';
import { securityEventWords } from '../../../domain/audit/security-event-words.ts';

describe('events of the security log', () => {
  it('are each about something, and nothing is without events', () => {
    const types = securityEventKinds.flatMap(typesOfKind);
    expect(types.toSorted()).toEqual([...securityEventTypes].toSorted());
    for (const kind of securityEventKinds) expect(typesOfKind(kind).length).toBeGreaterThan(0);
  });

  it('are called differently, each in both languages; one that is new shows itself', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = securityEventTypes.map((type) => securityEventWords(type, language));
      expect(new Set(words).size).toBe(words.length);
    }
    expect(securityEventWords('toString', 'en')).toBe('toString');
  });

  it('say what was before where it was noted', () => {
    expect(
      eventFacts({ name_before: '甲', name: '乙', kind: 'village', unit_before: 'u-1' }),
    ).toEqual([
      { name: 'name', value: '乙', before: '甲' },
      { name: 'kind', value: 'village' },
      { name: 'unit_before', value: 'u-1' },
    ]);
    expect(eventFacts({ version: '2', before: null, cases: 3 })).toEqual([
      { name: 'version', value: '2', before: null },
      { name: 'cases', value: 3 },
    ]);
  });
});
