import { describe, expect, it } from 'vitest';
import { mostTurns } from '../../bpmn/engine/turns.ts';
import type { LoopRule } from '../../bpmn/model/loop.ts';
import { CaseRun } from './case-run.ts';
import { ProcedureBuilder } from './procedure-builder.ts';

const turnsOf = (count: number, sequential: boolean): LoopRule => ({
  kind: 'multi',
  sequential,
  cardinality: String(count),
  collection: null,
  item: null,
  completion: null,
  output: null,
});

/** A sub-process with several elements that do not wait. */
function addBody(builder: ProcedureBuilder, loop: LoopRule): string {
  const body = builder.subProcess(null, loop);
  const inner = ['startEvent', 'parallelGateway', 'parallelGateway', 'endEvent'] as const;
  const ids = inner.map((kind) => builder.plain(kind, body));
  for (const [index, id] of ids.slice(1).entries()) builder.flow(ids[index] ?? '', id);
  return body;
}

const incidentsOf = ({ state }: CaseRun): string[] =>
  state.instances.all.flatMap(({ incident }) => (incident === undefined ? [] : [incident.code]));

describe('turns that do not wait', () => {
  it.each([true, false])(
    'are run in one step, as many as a body may have (in order: %s)',
    (sequential) => {
      const builder = new ProcedureBuilder();
      const start = builder.plain('startEvent', null);
      const body = addBody(builder, turnsOf(mostTurns, sequential));
      builder.flow(start, body);
      builder.flow(body, builder.plain('endEvent', null));
      const run = new CaseRun(builder.build('turns')).start();
      expect(incidentsOf(run)).toEqual([]);
      expect(run.state.status).toBe('completed');
    },
  );

  it('of a loop that never ends are stopped, where the loop goes on for ever', () => {
    const builder = new ProcedureBuilder();
    const start = builder.plain('startEvent', null);
    const merge = builder.gateway('exclusiveGateway', null);
    const body = addBody(builder, turnsOf(100, true));
    builder.flow(start, merge);
    builder.flow(merge, body);
    builder.flow(body, merge);
    const run = new CaseRun(builder.build('loops')).start();
    expect(incidentsOf(run)).toEqual(['endless-loop']);
  });
});
