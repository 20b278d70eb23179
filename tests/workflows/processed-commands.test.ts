import { describe, expect, it } from 'vitest';
import type { ActResult } from '../../workflows/contract.ts';
import { ProcessedCommands } from '../../workflows/processed-commands.ts';

const answer = (step: number, tasks = 0): ActResult => ({
  seq: step,
  step,
  stage: null,
  caseState: 'open',
  tasks: Array.from({ length: tasks }, (_, index) => ({
    id: `01989f1a-0000-7000-8000-000000000001.${String(index)}`,
    element: 'sign',
    stage: 'handle',
    role: 'lead',
    unit: '01989f1a-0000-7000-8000-000000000002',
    person: '01989f1a-0000-7000-8000-000000000003',
  })),
});
const named = (count: number, tasks = 0): readonly (readonly [string, ActResult])[] =>
  Array.from({ length: count }, (_, index) => [`c${String(index)}`, answer(index, tasks)] as const);

describe('the answers that a case keeps', () => {
  it('are all of one projection, however many buffered messages it took', () => {
    const processed = new ProcessedCommands([]);
    const many = named(ProcessedCommands.capacity + 60);
    processed.add(many);
    expect(many.every(([id]) => processed.get(id) !== undefined)).toBe(true);
    processed.add([['next', answer(500)]]);
    expect(processed.toJSON()).toHaveLength(ProcessedCommands.capacity);
    expect(processed.get('next')).toMatchObject({ step: 500 });
  });

  it('fit into what continues the case, with hundreds of tasks open', () => {
    const processed = new ProcessedCommands([]);
    for (const one of named(100, 400)) processed.add([one]);
    const carried = processed.toJSON();
    expect(carried.map(([, { step }]) => step)).toEqual([...Array(100).keys()]);
    expect(carried.at(-1)?.[1].tasks).toHaveLength(400);
    expect(JSON.stringify(carried).length).toBeLessThan(1024 * 1024);
  });
});
