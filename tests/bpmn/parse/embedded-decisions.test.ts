import { describe, expect, it } from 'vitest';
import type { DecisionModel } from '../../../bpmn/decisions/model/decision-model.ts';
import { parseDecisions } from '../../../bpmn/decisions/parse/parse-decisions.ts';
import { apply, emptyState } from '../../../bpmn/engine/interpreter.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import type { Parsed } from '../../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';
import {
  decision,
  definitions,
  input,
  literal,
  requireInput,
} from '../decisions/decision-diagram.ts';
import { definitions as diagram } from './diagram-text.ts';

/** A model of that id whose decision `d` requires `amount`; a service `s` of it. */
async function modelOf(id: string, result: string): Promise<DecisionModel> {
  const content = `${input('amount', 'number')}${decision('d', literal(`"${result} " + string(amount)`), { requires: requireInput('amount') })}<decisionService id="s" name="s"><outputDecision href="#d" /><inputData href="#amount" /></decisionService>`;
  const { model, findings } = await parseDecisions(
    definitions(content).replace('id="file"', `id="${id}"`),
  );
  if (model === null) throw new Error(JSON.stringify(findings));
  return model;
}
const given = async (
  ...models: readonly (readonly [string, string])[]
): Promise<Readonly<Record<string, DecisionModel>>> =>
  Object.fromEntries(
    await Promise.all(models.map(async ([id, result]) => [id, await modelOf(id, result)] as const)),
  );

const asks = (id: string, model: string, ref: string, more = ''): string =>
  `<bpmn:businessRuleTask id="${id}"><bpmn:extensionElements><bh:decision model="${model}" ref="${ref}" result="r" />${more}</bpmn:extensionElements></bpmn:businessRuleTask>`;
const process = (id: string, content: string): string =>
  `<bpmn:process id="${id}" isExecutable="true">${content}</bpmn:process>`;
const codes = ({ procedure, findings }: Parsed): string[] =>
  [...findings, ...(procedure === null ? [] : validateProcedure(procedure))].map(
    ({ code, elementId, params }) => [code, elementId, ...Object.values(params)].join(' '),
  );
const parsed = async (
  content: string,
  decisions: Readonly<Record<string, DecisionModel>>,
): Promise<Parsed> => parseProcedure(diagram(process('p', content)), { decisions });

describe('decisions in a procedure', () => {
  it('are those that its tasks name, so that it runs by itself', async () => {
    const decisions = await given(['m', 'm'], ['other', 'other']);
    const { procedure } = await parsed(asks('a', 'm', 'd'), decisions);
    if (procedure === null) throw new Error('Expected a procedure, but there is none');
    expect(Object.keys(procedure.decisions ?? {})).toEqual(['m']);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same as it was written
    const stored = JSON.parse(JSON.stringify(procedure)) as typeof procedure;
    expect(stored).toEqual(procedure);
    const { state } = apply(stored, emptyState(stored), {
      type: 'start',
      variables: { amount: 3 },
      at: 0,
    });
    expect(state.variables).toEqual({ amount: 3, r: 'm 3' });
  });

  it('are nowhere in a procedure without a business rule task', async () => {
    const decisions = await given(['m', 'm']);
    const { procedure } = await parsed('<bpmn:task id="a" />', decisions);
    expect(procedure).not.toHaveProperty('decisions');
  });

  it('of a called procedure are those that it was published with', async () => {
    const called = await parseProcedure(diagram(process('q', asks('b', 'm', 's'))), {
      decisions: await given(['m', 'old']),
    });
    if (called.procedure === null) throw new Error('Expected a procedure, but there is none');
    const caller = await parseProcedure(
      diagram(
        process(
          'p',
          `${asks('a', 'm', 'd')}<bpmn:callActivity id="c" calledElement="q"><bpmn:extensionElements><bh:output name="theirs" value="=r" /></bpmn:extensionElements></bpmn:callActivity><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="c" />`,
        ),
      ),
      { decisions: await given(['m', 'new']), called: { q: called.procedure } },
    );
    expect(codes(caller)).toEqual([]);
    const { procedure } = caller;
    if (procedure === null) throw new Error('Expected a procedure, but there is none');
    const start = { type: 'start', variables: { amount: 1 }, at: 0 } as const;
    const { state } = apply(procedure, emptyState(procedure), start);
    expect(state.variables).toEqual({ amount: 1, r: 'new 1', theirs: 'old 1' });
  });

  it.each([
    ['no decision of that id', asks('a', 'm', 'amount'), ['decision-unknown a m amount']],
    ['no model of that id', asks('a', 'n', 'd'), ['decision-model-unknown a n']],
    [
      'an input that is not mapped',
      asks('a', 'm', 'd', '<bh:input name="sum" value="=amount" />'),
      ['decision-input-missing a amount'],
    ],
    [
      'an input of a service that is not mapped',
      asks('a', 'm', 's', '<bh:input name="sum" value="=amount" />'),
      ['decision-input-missing a amount'],
    ],
    [
      'an input that is no FEEL',
      asks('a', 'm', 'd', '<bh:input name="amount" value="=1 +" />'),
      ['expression-invalid a'],
    ],
    ['nothing', asks('a', 'm', 'd', '<bh:input name="amount" value="=1 + 1" />'), []],
  ])('are refused for %s', async (_title, content, expected) => {
    const found = codes(await parsed(content, await given(['m', 'm'])));
    expect(found).toHaveLength(expected.length);
    for (const [index, code] of expected.entries()) expect(found[index]).toContain(code);
  });

  it('say what is missing when nothing is mapped, and the case waits for a repair', async () => {
    const { procedure } = await parsed(asks('a', 'm', 'd'), await given(['m', 'm']));
    if (procedure === null) throw new Error('Expected a procedure, but there is none');
    const start = { type: 'start', variables: {}, at: 0 } as const;
    const { state } = apply(procedure, emptyState(procedure), start);
    expect(state.instances.all.find(({ element }) => element === 'a')?.incident).toMatchObject({
      code: 'input-missing',
    });
  });
});
