import { describe, expect, it } from 'vitest';
import { engineVersion as current } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { compiled, diagram, flow, row, userTask } from './procedures.ts';
import { PureCase } from './pure-case.ts';

const hours = 3_600_000;
const offset = 8 * hours;
const monthly =
  '<bpmn:timerEventDefinition id="t"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/P1M</bpmn:timeCycle></bpmn:timerEventDefinition>';
const remind = `${userTask('work')}<bpmn:boundaryEvent id="remind" attachedToRef="work" cancelActivity="false">${monthly}</bpmn:boundaryEvent>${userTask('call')}${flow('remind', 'call')}`;
/** A Sunday morning in Shanghai, still February in UTC. */
const begun = Date.parse('2026-03-01T07:00:00+08:00');

const reminded = async (engineVersion: number): Promise<PureCase> => {
  const procedure = await compiled(diagram(row(['work', remind])));
  return new PureCase(procedure, { input: { engineVersion, offset }, at: begun });
};
const dueOf = (pure: PureCase): string =>
  new Date((pure.shell.nextDeadline()?.at ?? 0) + offset).toISOString().slice(0, 16);

describe('a case by the rules of the engine', () => {
  it.each([
    [current, '2026-04-01T07:00'],
    [5, '2026-03-29T07:00'],
  ])('of version %i counts months so that it reminds at %s', async (version, due) => {
    const pure = await reminded(version);
    expect(dueOf(pure)).toBe(due);
    expect(pure.shell.engine.rules).toBe(version === 5 ? undefined : 2);
  });

  it.each([current, 5])('comes back from its ledger by those of version %i', async (version) => {
    const pure = await reminded(version);
    const procedure = await compiled(diagram(row(['work', remind])));
    const carried = carriedFromLedger(
      procedure,
      pure.caseId,
      pure.recorder.case(pure.caseId).ledger,
      [],
    );
    expect(carried.shell).toMatchObject({ timers: [{ due: pure.shell.nextDeadline()?.at }] });
    expect(carried.state).toMatchObject(version === 5 ? {} : { rules: 2, offset });
  });
});
