import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDiagram } from '../../../../bpmn/validate/strict/judge-diagram.ts';
import { rightDiagrams } from './right-diagrams.ts';
import { definitions } from './written-diagrams.ts';

/** What is cut out of a diagram or put in the place of something else. */
const parts = [/\s[\w:]+="[^"]*"/g, /<[^<>]*\/>/g, /"[^"]*"/g, /<\w+|<\/\w+>/g] as const;

interface Damage {
  readonly part: number;
  readonly at: number;
  readonly from: number | null;
}

function damaged(xml: string, { part, at, from }: Damage): string {
  const found = [...xml.matchAll(parts[part] ?? parts[0])];
  const hit = found[at % found.length];
  if (hit === undefined) return xml;
  const instead = from === null ? '' : (found[from % found.length]?.[0] ?? '');
  return xml.slice(0, hit.index) + instead + xml.slice(hit.index + hit[0].length);
}

const damage = fc.record({
  part: fc.nat({ max: parts.length - 1 }),
  at: fc.nat(),
  from: fc.option(fc.nat()),
});

describe('a damaged diagram', () => {
  it('is judged by findings, never by an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(rightDiagrams)),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (content, all) => {
          const findings = await judgeDiagram(
            all.reduce((xml, one) => damaged(xml, one), definitions(content)),
            'strict',
          );
          for (const { severity, code } of findings) {
            expect(severity).toBe('error');
            expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
