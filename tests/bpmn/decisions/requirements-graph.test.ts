import { describe, expect, it } from 'vitest';
import { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import {
  at,
  decision,
  definitions,
  input,
  knowledge,
  literal,
  modelOf,
  outcomeOf,
  requireDecision,
  requireInput,
  requireKnowledge,
  resultOf,
  said,
  table,
} from './decision-diagram.ts';

const graph =
  input('Number of people', 'number') +
  decision('Crowd', literal('Number of people * 2'), {
    requires: requireInput('Number of people'),
    type: 'number',
  }) +
  decision('Guards', literal('Crowd / 10'), { requires: requireDecision('Crowd') }) +
  decision('Both', literal('[Crowd, Guards, Number of people]'), {
    requires:
      requireDecision('Crowd') + requireDecision('Guards') + requireInput('Number of people'),
  });
const requiring = (requires: string): string =>
  definitions(graph + decision('d', literal('1'), { requires }));

describe('decision requirements graph', () => {
  it('evaluates what a decision requires before it, once', async () => {
    expect(await resultOf(graph, 'Both', { 'Number of people': 50 })).toEqual([100, 10, 50]);
    const counted = decision('Counted', table({ inputs: ['1'], rules: [['1', '7']] }));
    const left = decision('Left', literal('Counted'), { requires: requireDecision('Counted') });
    const sum = decision('Sum', literal('Counted + Left'), {
      requires: requireDecision('Counted') + requireDecision('Left'),
    });
    const outcome = await outcomeOf(counted + left + sum, 'Sum');
    expect(outcome).toMatchObject({ ok: true, value: 14 });
    expect(outcome.ok && outcome.trace.tables.length).toBe(1);
  });

  it('asks only for inputs that the decision needs, and for these', async () => {
    expect(await resultOf(input('other') + graph, 'Guards', { 'Number of people': 5 })).toBe(1);
    expect(await resultOf(graph, 'Guards')).toBe('input-missing at Number_of_people');
    expect(await resultOf(graph, 'Guards', { 'Number of people': null })).toBeNull();
    expect(await resultOf(graph, 'Guards', { 'Number of people': '5' })).toBe(
      'type-mismatch at Number_of_people',
    );
  });

  it('chains may be long', async () => {
    const ids = Array.from({ length: 3000 }, (_, index) => `d${String(index)}`);
    const chain = ids.map((id, index) => {
      const before = ids[index - 1];
      return before === undefined
        ? decision(id, literal('0'))
        : decision(id, literal(`${before} + 1`), { requires: requireDecision(before) });
    });
    expect(await resultOf(chain.join(''), 'd2999')).toBe(2999);
  });

  it('a decision that the model does not have', async () => {
    expect(await resultOf(graph, 'constructor')).toBe('decision-unknown at constructor');
    expect(await resultOf(graph, 'Number_of_people')).toBe('decision-unknown at Number_of_people');
  });

  it('an expression that names what its decision does not require fails by name', async () => {
    const silent = input('a') + decision('d', literal('a + 1'));
    expect(await resultOf(silent, 'd', { a: 1 })).toBe('requirement-missing at d');
    const outcome = await outcomeOf(silent, 'd', { a: 1 });
    expect(outcome).toMatchObject({ message: 'Expected d to require a, but got no requirement' });
    const property = input('a') + decision('d', literal('[{a: 1}, {a: 3}][a > 1].a'));
    expect(await resultOf(property, 'd')).toEqual([3]);
  });

  it('a decision has the type of its variable', async () => {
    const typed = decision('d', literal('1'), { type: 'string' });
    expect(await resultOf(typed, 'd')).toBe('type-mismatch at d');
  });

  it('expressions know an element by its variable', async () => {
    const named = `<inputData id="i" name="Age of the person"><variable name="age" /></inputData>`;
    const content = named + decision('d', literal('age'), { requires: requireInput('i') });
    expect(await resultOf(content, 'd', { age: 4 })).toBe(4);
  });

  it('the clock is what is given', async () => {
    const content = decision('d', literal('[now(), today(), today() + duration("P1D")]'));
    expect(await resultOf(content, 'd')).toEqual([
      '2026-11-26T02:30:00Z',
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  it('two requirements on one thing, none, and a thing that is not there', async () => {
    const both = `<informationRequirement id="q"><requiredDecision href="#Crowd" /><requiredInput href="#Number_of_people" /></informationRequirement>`;
    expect(await said(requiring(both))).toEqual(['requirement-unclear q 2']);
    expect(await said(requiring('<informationRequirement id="q" />'))).toEqual([
      'requirement-unclear q 0',
    ]);
    expect(await said(requiring(requireInput('nobody')))).toEqual([
      'requirement-unknown d #nobody',
    ]);
    expect(await said(requiring(requireInput('Crowd')))).toEqual(['requirement-unknown d #Crowd']);
    expect(await said(requiring(requireKnowledge('Crowd')))).toEqual([
      'requirement-unknown d #Crowd',
    ]);
    const elsewhere = requireInput('x').replace('#x', 'http://other.example#x');
    expect(await said(requiring(elsewhere))).toEqual([
      'requirement-unknown d http://other.example#x',
    ]);
  });

  it('requirements form no cycle', async () => {
    const a = decision('a', literal('b'), { requires: requireDecision('b') });
    const b = decision('b', literal('c'), { requires: requireDecision('c') });
    const c = decision('c', literal('a'), { requires: requireDecision('a') });
    expect(await said(definitions(b + c + a))).toEqual(['requirements-cyclic a a > b > c > a']);
    const own = knowledge('k', {}, literal('k()'), { requires: requireKnowledge('k') });
    expect(await said(definitions(own))).toEqual(['requirements-cyclic k k > k']);
  });

  it('a model with a cycle that was never read is refused when it is evaluated', async () => {
    const model = await modelOf(graph);
    const { Crowd: crowd } = model.decisions;
    if (crowd === undefined) throw new Error('Expected the decision Crowd');
    const requires = { ...crowd.requires, decisions: ['Guards'] };
    const cyclic = { ...model, decisions: { ...model.decisions, Crowd: { ...crowd, requires } } };
    expect(evaluateDecision(cyclic, 'Guards', { 'Number of people': 1 }, at)).toEqual({
      ok: false,
      code: 'requirements-cyclic',
      element: 'Guards',
      message: 'Expected no cycle, but got Guards > Crowd > Guards',
    });
  });
});

describe('business knowledge models', () => {
  const rate = knowledge(
    'rate',
    { level: 'string' },
    table({
      inputs: ['level'],
      rules: [
        ['"high"', '3'],
        ['not("high")', '1'],
      ],
    }),
    { type: 'number' },
  );
  const total = knowledge(
    'total',
    { level: undefined, days: 'number' },
    literal('rate(level) * days'),
    {
      requires: requireKnowledge('rate'),
    },
  );
  const calling = (text: string): string =>
    rate + total + decision('d', literal(text), { requires: requireKnowledge('total') });

  it('are functions over the knowledge that they require', async () => {
    expect(await resultOf(calling('total("high", 4)'), 'd')).toBe(12);
    expect(await resultOf(calling('total(days: 4, level: "low")'), 'd')).toBe(4);
    const outcome = await outcomeOf(calling('total("high", 1) + total("low", 1)'), 'd');
    expect(outcome).toMatchObject({ ok: true, value: 4 });
    expect(
      outcome.ok && outcome.trace.tables.map(({ owner, matched }) => [owner, matched[0]?.rule]),
    ).toEqual([
      ['rate', 'rule1'],
      ['rate', 'rule2'],
    ]);
  });

  it('what fails inside fails the decision, at its element', async () => {
    expect(await resultOf(calling('total(3, 4)'), 'd')).toBe('type-mismatch at rate');
    expect(await resultOf(calling('rate("high")'), 'd')).toBe('requirement-missing at d');
  });

  it('are not called without logic', async () => {
    const empty = '<businessKnowledgeModel id="k" name="k" />';
    expect(await said(definitions(empty))).toContain('expression-missing k encapsulatedLogic');
  });
});
