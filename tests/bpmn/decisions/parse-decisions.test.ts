import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import { parseDecisions } from '../../../bpmn/decisions/parse/parse-decisions.ts';
import {
  at,
  decision,
  definitions,
  input,
  knowledge,
  literal,
  modelOf,
  requireDecision,
  requireInput,
  requireKnowledge,
  said,
  table,
} from './decision-diagram.ts';

const simple = input('x') + decision('d', literal('x'), { requires: requireInput('x') });

const wrong = (content: string): Promise<string[]> => said(definitions(content));
const beside = (content: string): Promise<string[]> => wrong(simple + content);
const wrongLogic = (logic: string): Promise<string[]> => wrong(decision('d', logic));
const load = async () =>
  modelOf(await readFile(new URL('./response-limit.dmn', import.meta.url), 'utf8'));

const imported = (attributes: string): string =>
  `<import namespace="http://o" importType="https://www.omg.org/spec/DMN/20191111/MODEL/" ${attributes} />`;

describe('reading decisions', () => {
  it.each(['20191111', '20211108', '20230324', '20240513'])('reads DMN of %s', async (version) => {
    expect(await said(definitions(simple).replace('20191111', version))).toEqual([]);
  });

  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
  ])('says of older versions that they are older: %s', async (namespace) => {
    const older = definitions(simple).replace(
      'https://www.omg.org/spec/DMN/20191111/MODEL/',
      namespace,
    );
    expect(await said(older)).toEqual([`version-not-supported - ${namespace}`]);
  });

  it.each([
    [
      'a declaration',
      'id="file"',
      'id="file" xmlns:old="http://www.omg.org/spec/DMN/20151101/dmn.xsd"',
    ],
    [
      'a comment',
      '<decision ',
      '<!-- was xmlns="http://www.omg.org/spec/DMN/20180521/MODEL/" --><decision ',
    ],
  ])('takes no older version from what is left of it: %s', async (_, from, to) => {
    const rest = definitions(simple).replace(from, to);
    expect(rest).toContain(to);
    expect(await said(rest)).toEqual([]);
  });

  it.each([
    ['', 'xml-invalid -'],
    ['no XML', 'xml-invalid -'],
    ['<definitions />', 'xml-invalid -'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype-refused -'],
    ['<a>'.repeat(201) + '</a>'.repeat(201), 'nested-too-deep -'],
    [' '.repeat(2_000_001), 'text-too-long -'],
  ])('never throws for text that is no DMN (%#)', async (xml, finding) => {
    const { model, findings } = await parseDecisions(xml);
    expect(model).toBeNull();
    expect(findings.map(({ code }) => `${code} -`)).toContain(finding);
  });

  it('cut off anywhere, a diagram is a finding or complete', async () => {
    const whole = await readFile(new URL('./response-limit.dmn', import.meta.url), 'utf8');
    for (let length = 0; length < whole.trimEnd().length; length += 97) {
      const { model, findings } = await parseDecisions(whole.slice(0, length));
      expect(model).toBeNull();
      expect(findings).not.toEqual([]);
    }
  });

  it('refuses models that it would have to take from elsewhere, each by its id', async () => {
    expect(
      await beside(imported('id="i" name="limits" locationURI="limits.dmn"') + imported('')),
    ).toEqual([
      'import-not-supported i limits http://o limits.dmn',
      'import-not-supported file http://o http://o ',
    ]);
    const other =
      imported('id="i" name="limits"') +
      decision('e', literal('limits.of(1)'), {
        requires:
          '<knowledgeRequirement><requiredKnowledge href="http://o#limits" /></knowledgeRequirement>',
      });
    expect(await beside(other)).toContain('import-not-supported i limits http://o ');
  });

  it('refuses what it does not know, and does not lose it', async () => {
    expect(
      await beside('<elementCollection id="s" name="s"><other /></elementCollection>'),
    ).toEqual(['content-unparsable s']);
    expect(await beside('<decisoin id="s" />')).toEqual(['content-unparsable s']);
    const constraint = '<typeConstraint id="c"><text>&gt; 1</text></typeConstraint>';
    expect(await beside(`<itemDefinition id="t" name="t">${constraint}</itemDefinition>`)).toEqual([
      'content-unparsable c',
    ]);
    expect(
      await beside(
        decision(
          'e',
          table({ attributes: 'hitpolicy="FIRST"', inputs: ['1'], rules: [['-', '1']] }),
        ),
      ),
    ).toEqual(['content-unparsable table', 'not-supported table hitpolicy']);
  });

  it('names extensions of tools, which have no effect', async () => {
    const xml = definitions(
      simple.replace('<inputData', '<inputData v:color="red"') +
        decision('e', literal('1')).replace(
          '<literal',
          '<extensionElements><v:hint /></extensionElements><literal',
        ),
    );
    // In the order of the schema, extension elements come first.
    const ordered = xml.replace(
      /(<decision id="e"[^>]*>)(<variable[^>]*>)(<extensionElements>.*?<\/extensionElements>)/,
      '$1$3$2',
    );
    expect(await said(ordered)).toEqual([
      'warning extension-without-effect x v:color',
      'warning extension-without-effect e v:hint',
    ]);
    expect((await parseDecisions(ordered)).model).not.toBeNull();
  });

  it('takes words, authorities and drawings', async () => {
    const content =
      simple.replace('<variable', '<description>What is given</description><variable') +
      '<knowledgeSource id="law" name="Law"><type>regulation</type></knowledgeSource>' +
      '<textAnnotation id="note"><text>Note</text></textAnnotation>' +
      '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"><dmndi:DMNDiagram id="drawing" useAlternativeInputDataShape="true"><dmndi:Size height="1" width="2" /></dmndi:DMNDiagram></dmndi:DMNDI>';
    expect(await said(definitions(content))).toEqual([]);
    expect(await said(definitions(content).replaceAll('20191111', '20230324'))).toEqual([]);
  });

  it('ids and names are there, once', async () => {
    expect(await wrong('<inputData name="x" />')).toEqual(['id-missing - x']);
    expect(await wrong('<inputData id="x" />')).toEqual(['name-missing x']);
    expect(
      await wrong(input('x') + decision('d', literal('1')).replaceAll('name="d"', 'name="x"')),
    ).toEqual(['name-duplicate d x']);
    expect((await wrong(input('x') + input('x')))[0]).toMatch(/^content-unparsable /);
    expect(await wrong('<decision id="d" name="d" />')).toEqual([
      'expression-missing d decisionLogic',
    ]);
  });

  it('a decision table is whole', async () => {
    const rules = [['1', '2']];
    expect(await wrongLogic(table({ inputs: ['1', '2'], rules }))).toEqual([
      'entries-miscounted rule1 outputEntry 1 0',
    ]);
    expect(await wrongLogic(table({ inputs: ['1'], outputs: [], rules: [['1']] }))).toEqual([
      'output-missing table',
    ]);
    expect(
      await wrongLogic(
        table({ inputs: ['1'], outputs: ['name="a"', ''], rules: [['1', '2', '3']] }),
      ),
    ).toEqual(['name-missing out1']);
    expect(
      await wrongLogic(
        table({ inputs: ['1'], outputs: ['name="a"', 'name="a"'], rules: [['1', '2', '3']] }),
      ),
    ).toEqual(['name-duplicate table a']);
    expect(await wrongLogic(table({ inputs: ['1'], rules: [['1', '']] }))).toEqual([
      'expression-missing rule1 outputEntry',
    ]);
    expect(await wrongLogic(table({ inputs: [''], rules }))).toEqual([
      'expression-missing in0 inputExpression',
    ]);
    expect(await wrongLogic(table({ inputs: ['1'], rules: [['1 +', '2']] }))).toEqual([
      'expression-invalid rule1',
    ]);
  });
});

const broken = decision('broken', literal('1 +'));
const requiring = (name: string, required: string): string =>
  decision(name, literal('1'), { requires: requireDecision(required) });
async function soundOf(content: string): Promise<readonly string[] | null> {
  const { model, sound } = await parseDecisions(definitions(content));
  expect(model).toBeNull();
  if (sound === null) return null;
  const { inputs, decisions, knowledge: functions, services } = sound;
  return [inputs, decisions, functions, services].flatMap((elements) => Object.keys(elements));
}

describe('what is sound of a diagram with errors', () => {
  it('is all but what errors are about and what requires it', async () => {
    const chain = requiring('b', 'broken') + requiring('c', 'b');
    expect(await soundOf(simple + chain + broken)).toEqual(['x', 'd']);
    const used = knowledge('k', {}, literal('1 +'));
    const user = decision('u', literal('k()'), { requires: requireKnowledge('k') });
    expect(await soundOf(used + user + simple)).toEqual(['x', 'd']);
    const cycle = requiring('p', 'q') + requiring('q', 'r') + requiring('r', 'p');
    expect(await soundOf(requiring('a', 'q') + cycle + simple)).toEqual(['x', 'd']);
    const inside = table({ inputs: ['1'], rules: [['1 +', '1']] });
    expect(await soundOf(decision('t', inside) + simple)).toEqual(['x', 'd']);
  });

  it('is nothing where an error concerns the whole', async () => {
    const item = '<itemDefinition name="t"><typeRef>nothing</typeRef></itemDefinition>';
    expect(await soundOf(item + simple)).toBeNull();
    const other = '<import namespace="http://o" importType="http://o" />';
    expect(await soundOf(other + simple)).toBeNull();
  });
});

describe('a whole diagram', () => {
  it('is plain JSON when it is read', async () => {
    const model = await load();
    expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model);
  });

  it('does not depend on the order in the file', async () => {
    const one = input('a') + input('b');
    const other = input('b') + input('a');
    expect(JSON.stringify(await modelOf(one))).toBe(JSON.stringify(await modelOf(other)));
  });

  it.each([
    [{ severity: 'urgent', people: 12, reported: '2026-11-26T02:00:00Z' }, 'PT1H', 'response-2'],
    [{ severity: 'ordinary', people: 3, reported: '2026-11-26T02:00:00Z' }, 'PT8H', 'response-4'],
    [{ severity: 'ordinary', people: 80, reported: '2026-11-26T02:00:00Z' }, 'PT2H', 'response-3'],
    [{ severity: 'urgent', people: 80, reported: '2026-11-26T02:00:00Z' }, 'PT30M', 'response-1'],
  ])('gives limit and due time of %j', async (incident, limit, rule) => {
    const outcome = evaluateDecision(
      await load(),
      'due',
      { 'incident report': incident, 'already late': false },
      at,
    );
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.value).toMatchObject({ limit, 'minutes gone': 30 });
    expect(outcome.trace.tables.map(({ table: id, matched }) => [id, matched[0]?.rule])).toEqual([
      ['crowd-table', incident.people > 50 ? 'crowd-1' : 'crowd-2'],
      ['response-table', rule],
    ]);
  });

  it('refuses a severity that is none', async () => {
    const incident = { severity: 'mild', people: 3, reported: '2026-11-26T02:00:00Z' };
    const inputs = { 'incident report': incident, 'already late': true };
    expect(evaluateDecision(await load(), 'due', inputs, at)).toEqual({
      ok: false,
      code: 'value-not-allowed',
      element: 'incident',
      message: 'Expected "ordinary","urgent" for incident report.severity, but got "mild"',
    });
  });
});
