import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProcedure } from '../../api/compile-procedure.ts';
import { decisionLimits } from '../../api/procedures/read-decisions.ts';
import type { Form } from '../../domain/forms/form.ts';
import type { DecisionText } from '../../migrations/published-decisions.ts';
import { flow, process } from './parse/diagram-text.ts';

const traced = readFileSync(new URL('traces/business-rule.bpmn', import.meta.url), 'utf8');
/** Reads what every case has. */
const rules = traced.replaceAll('=report.', '=settings.');
const priority = readFileSync(new URL('traces/business-rule.dmn', import.meta.url), 'utf8');
const named = (text: string, name = 'priority.dmn'): DecisionText => ({ name, text });

const compiled = async (xml: string, decisions: readonly DecisionText[]) =>
  compileProcedure({ xml, forms: [], decisions }, {});
const said = async (xml: string, decisions: readonly DecisionText[]): Promise<string[]> =>
  (await compiled(xml, decisions)).findings.map(
    ({ severity, code, elementId, document }) =>
      `${severity} ${code} ${elementId ?? '-'}${document === undefined ? '' : ` in ${document}`}`,
  );
/** With something of the text exchanged, which must be there. */
const changed = (from: string, to: string): readonly DecisionText[] => {
  expect(priority).toContain(from);
  return [named(priority.replace(from, to))];
};

describe('the decisions of a diagram at publishing', () => {
  it('are embedded without a finding', async () => {
    const { procedure, decisions, findings } = await compiled(rules, [named(priority)]);
    expect(findings).toEqual([]);
    expect(Object.keys(procedure?.decisions ?? {})).toEqual(['priority']);
    expect(decisions.map(({ process: of, model, name }) => [of, model, name])).toEqual([
      ['rules', 'priority', 'Priority'],
      ['shared', 'priority', 'Priority'],
    ]);
  });

  it('that are missing are named at the task', async () => {
    expect(await said(rules, [])).toEqual([
      'error decision-model-unknown judge',
      'error decision-model-unknown shared',
    ]);
    expect(await said(rules, changed('id="channel" name', 'id="route" name'))).toEqual([
      'error decision-unknown shared',
    ]);
    expect(await said(process('<bpmn:businessRuleTask id="e" />'), [])).toContain(
      'error decision-required e',
    );
  });

  it('that nothing asks are a warning', async () => {
    const other = priority.replace('id="priority"', 'id="other"');
    expect(await said(rules, [named(priority), named(other, 'other.dmn')])).toEqual([
      'warning decision-unused - in other.dmn',
    ]);
  });

  it('have an id, each its own', async () => {
    expect(await said(rules, [named(priority), named(priority, 'again.dmn')])).toEqual([
      'error decision-model-repeated - in again.dmn',
    ]);
    expect(await said(rules, changed('id="priority" ', ''))).toContain(
      'error id-missing - in priority.dmn',
    );
  });

  it.each([
    [
      'a table that asks for an unknown type',
      'typeRef="number"',
      'typeRef="count"',
      'type-unknown people',
    ],
    ['an expression that cannot be read', '&gt;= 10', '&gt;= (', 'expression-invalid many'],
    ['an unknown hit policy', 'UNIQUE', 'NEVER', 'hit-policy-unknown levels'],
    [
      'a rule with a cell too much',
      '<rule id="many">',
      '<rule id="many"><inputEntry><text>-</text></inputEntry>',
      'entries-miscounted many',
    ],
    [
      'a requirement that leads nowhere',
      'href="#kind"',
      'href="#nobody"',
      'requirement-unknown level',
    ],
    ['a version that is too old', '20191111/MODEL/', '20180521/MODEL/', 'version-not-supported -'],
  ])('with errors are refused: %s', async (_what, from, to, finding) => {
    const text =
      changed(from, to)[0]?.text.replace(
        'https://www.omg.org/spec/DMN/2018',
        'http://www.omg.org/spec/DMN/2018',
      ) ?? '';
    const { procedure, findings } = await compiled(rules, [named(text)]);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', document: 'priority.dmn' }),
    );
    expect(findings.map(({ code, elementId }) => `${code} ${elementId ?? '-'}`)).toContain(finding);
    expect(procedure === null || findings.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

const script = (text: string): string =>
  traced.replace(
    /<bpmn:userTask id="A"[\s\S]*?<\/bpmn:userTask>/,
    `<bpmn:scriptTask id="A" scriptFormat="feel"><bpmn:script>${text}</bpmn:script></bpmn:scriptTask>`,
  );
const withForm = traced.replace(
  '<bh:assignment role="handler" />',
  '<bh:assignment role="handler" /><bh:form key="f" />',
);
const form = (...names: readonly string[]): Form => ({
  key: 'f',
  fields: names.map((name) => ({ name, type: 'text', label: name, labelEn: name, variable: true })),
});
const unset = async (xml: string, forms: readonly Form[] = []): Promise<readonly string[]> => {
  const { findings } = await compileProcedure({ xml, forms, decisions: [named(priority)] }, {});
  return findings
    .filter(({ code }) => code === 'decision-input-not-set')
    .map(
      ({ severity, elementId, params }) =>
        `${severity} ${elementId ?? '-'} ${params['name'] ?? ''}`,
    );
};

describe('what a decision is given', () => {
  it('is set by something: a form, a script, the start of every case', async () => {
    expect(await unset(traced)).toEqual(['warning judge report']);
    expect(await unset(withForm, [form('report')])).toEqual([]);
    expect(await unset(withForm, [form('people')])).toEqual(['warning judge report']);
    expect(await unset(script('{ report: { people: 3, kind: "noise" } }'))).toEqual([]);
    expect(await unset(script('{ other: 1 }'))).toEqual(['warning judge report']);
    expect(await unset(rules)).toEqual([]);
  });

  it('without a mapping is what its input data are called', async () => {
    const all = traced.replaceAll(/<bh:input name="(?:people concerned|kind)" [^>]*\/>/g, '');
    expect(await unset(all)).toEqual(['warning judge people concerned', 'warning judge kind']);
  });

  it('is not judged where something may set variables of any name', async () => {
    expect(await unset(script('if true then { report: 1 } else { other: 2 }'))).toEqual([]);
    const message =
      '<bpmn:receiveTask id="A"><bpmn:extensionElements><bh:message name="m" /></bpmn:extensionElements></bpmn:receiveTask>';
    expect(
      await unset(script('{}').replace(/<bpmn:scriptTask[\s\S]*?<\/bpmn:scriptTask>/, message)),
    ).toEqual([]);
    const wide = traced.replace('<bh:output name="by" value="=channel" />', '');
    expect(await unset(wide)).toEqual([]);
  });
});

const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
const outside = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/passwd">]>`;
const body = priority.replace(/^<\?xml.*\?>/, '');

describe('decision texts that are no decisions', () => {
  it.each([
    ['nothing', '', 'xml-invalid'],
    ['prose', 'no diagram', 'xml-invalid'],
    ['half of it', priority.slice(0, 900), 'xml-invalid'],
    ['entities in entities', bomb + body.replace('"high"', '"&b;"'), 'doctype-refused'],
    ['an external entity', outside + body.replace('"high"', '"&secret;"'), 'doctype-refused'],
    ['an entity of nobody', priority.replace('"high"', '"&secret;"'), 'entity-unknown'],
    ['another encoding', priority.replace('UTF-8', 'GBK'), 'encoding-not-supported'],
    [
      'bytes that were no UTF-8',
      priority.replace('Priority', '\uFFFD\uFFFD'),
      'character-not-allowed',
    ],
    ['a zero byte', priority.replace('Priority', '\0'), 'character-not-allowed'],
    ['BPMN', rules, 'xml-invalid'],
    [
      'too deep',
      priority.replace('<inputData', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}<inputData`),
      'nested-too-deep',
    ],
    [
      'too many elements',
      priority.replace('<inputData', `${'<a/>'.repeat(20_001)}<inputData`),
      'too-many-elements',
    ],
  ])('are refused with a code, not an exception: %s', async (_what, text, code) => {
    const { findings } = await compiled(rules, [named(text)]);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code, document: 'priority.dmn' }),
    );
    expect(findings.length).toBeLessThan(1_100);
  });

  it('are bounded in their number and together', async () => {
    const many = Array.from({ length: decisionLimits.texts + 1 }, (_, n) => named('', `d${n}`));
    expect((await compiled(rules, many)).findings).toContainEqual({
      severity: 'error',
      code: 'too-many-decisions',
      elementId: null,
      params: { limit: decisionLimits.texts },
    });
    const half = 'a'.repeat(decisionLimits.characters / 2 + 1);
    expect(await said(rules, [named(half), named(half)])).toContain('error decisions-too-long -');
  });

  it('may not make a graph that no memory holds', async () => {
    const row = `<rule><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"low"</text></outputEntry><annotationEntry><text>${'a'.repeat(900_000)}</text></annotationEntry></rule>`;
    const large = priority.replace('</decisionTable>', `${row}</decisionTable>`);
    const shared =
      /<bpmn:globalBusinessRuleTask[\s\S]*?<\/bpmn:globalBusinessRuleTask>/.exec(rules)?.[0] ?? '';
    const ids = Array.from({ length: 40 }, (_, n) => `shared${n}`);
    const tasks = ids.map((id) => shared.replace('id="shared"', `id="${id}"`)).join('');
    const calls = ids.map((id) => `<bpmn:callActivity id="c-${id}" calledElement="${id}" />`);
    const chain = ['A', ...ids.map((id) => `c-${id}`), 'judge'];
    const flows = chain
      .slice(1)
      .map((id, n) => flow(chain[n] ?? '', id))
      .join('');
    const xml = rules
      .replace(shared, shared + tasks)
      .replace(
        '<bpmn:sequenceFlow id="A-judge" sourceRef="A" targetRef="judge" />',
        calls.join('') + flows,
      );
    const { procedure, findings } = await compiled(xml, [named(large)]);
    expect(procedure).toBeNull();
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'procedure-too-large',
        elementId: 'rules',
        params: { limit: 4_000_000 },
      },
    ]);
  });
});
