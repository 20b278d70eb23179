import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeDiagram } from '../../../../bpmn/validate/strict/judge-diagram.ts';
import { tracesFolder } from '../../load-procedure.ts';
import { rightDiagrams } from './right-diagrams.ts';
import { definitions, flow, node, process } from './written-diagrams.ts';

describe('the strict profile', () => {
  it.each(Object.entries(rightDiagrams))('accepts %s', async (_name, content) => {
    expect(await judgeDiagram(definitions(content), 'strict')).toEqual([]);
  });
});

describe('the deployment profile', () => {
  const drawn = readdirSync(tracesFolder).filter((file) => file.endsWith('.bpmn'));
  const delivered = new URL('../../../../migrations/seeds/procedures/', import.meta.url);
  const files = [
    ...drawn.map((file) => new URL(file, tracesFolder)),
    ...readdirSync(delivered)
      .filter((file) => file.endsWith('.bpmn'))
      .map((file) => new URL(file, delivered)),
  ];

  it('has diagrams to accept', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files.map((file) => [file.pathname.split('/').at(-1), file] as const))(
    'accepts %s',
    async (_name, file) => {
      expect(await judgeDiagram(readFileSync(file, 'utf8'), 'deployment')).toEqual([]);
    },
  );

  const implicitEnd = definitions(
    process(`${node('startEvent', 's')}${node('task', 'a')}${flow('s', 'a')}`),
  );

  it('leaves alone what only the letter demands', async () => {
    expect(await judgeDiagram(implicitEnd, 'deployment')).toEqual([]);
    expect((await judgeDiagram(implicitEnd, 'strict')).map(({ code }) => code)).toContain(
      'end-event-required',
    );
  });

  it('refuses what no reading allows', async () => {
    const intoStart = definitions(
      process(`${node('startEvent', 's')}${node('task', 'a')}${flow('s', 'a')}${flow('a', 's')}`),
    );
    expect(await judgeDiagram(intoStart, 'deployment')).toEqual([
      {
        severity: 'error',
        code: 'start-event-incoming',
        elementId: 's',
        params: { constraint: '96' },
      },
    ]);
  });
});
