import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../bpmn/model/finding.ts';
import { findingsLimit } from '../../../bpmn/parse/findings.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { placesIn } from '../../../bpmn/parse/tags.ts';
import { textLimits } from '../../../bpmn/parse/refuse-text.ts';
import { judgeDiagram } from '../../../bpmn/validate/strict/judge-diagram.ts';
import { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';
import { definitions, findingsOf, flow, nested, open, process } from './diagram-text.ts';

/** What is bounded has a value; this only keeps a test that hangs from hanging for ever. */
const generous = 60_000;

const bomb = `<!DOCTYPE a [<!ENTITY a0 "lol">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`,
).join('')}]>${process('<bpmn:task id="t" name="&a9;" />')}`;

const many = <T>(count: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => one(index));

const chain = (tasks: number): string =>
  process(
    `<bpmn:startEvent id="s" />${many(tasks, (index) => `<bpmn:task id="t${index}" />${flow(index === 0 ? 's' : `t${index - 1}`, `t${index}`)}`).join('\n')}`,
  );

const inBoth = async (xml: string): Promise<readonly (readonly Finding[])[]> => [
  await findingsOf(xml),
  await judgeDiagram(xml, 'deployment'),
];
const refused = (
  code: string,
  elementId: string | null,
  params: Finding['params'] = {},
): readonly Finding[] => [{ severity: 'error', code, elementId, params }];

describe('what is too much', { timeout: generous }, () => {
  it.each<[string, string, readonly Finding[]]>([
    ['entities that multiply', bomb, refused('doctype-refused', null)],
    [
      'an entity from outside',
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>${process('<bpmn:task id="t" name="&x;" />')}`,
      refused('doctype-refused', null),
    ],
    [
      'a definition from outside',
      `<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">${definitions('')}`,
      refused('doctype-refused', null),
    ],
    [
      'a definition in the middle',
      process('<bpmn:task id="t"><! ENTITY x "y"></bpmn:task>'),
      refused('doctype-refused', null),
    ],
    [
      'ten million characters',
      process(`<bpmn:documentation>${'x'.repeat(10_000_000)}</bpmn:documentation>`),
      refused('text-too-long', null, { limit: textLimits.characters }),
    ],
    [
      'ten thousand levels',
      process(nested(10_000)),
      refused('nested-too-deep', 'p', { limit: textLimits.depth }),
    ],
    [
      'more elements than the limit',
      process(many(textLimits.elements - 1, () => '<bpmn:task />').join('')),
      refused('too-many-elements', null, { limit: textLimits.elements }),
    ],
  ])('%s is refused unread', async (_what, xml, findings) => {
    for (const said of await inBoth(xml)) expect(said).toEqual(findings);
  });

  it('as many elements as the limit are read', async () => {
    const xml = process(many(textLimits.elements - 2, () => '<bpmn:documentation />').join(''));
    const codes = (await findingsOf(xml)).map(({ code }) => code);
    expect(codes).not.toContain('too-many-elements');
  });

  it('five thousand tasks are a procedure', async () => {
    const { procedure, findings } = await parseProcedure(chain(5000));
    expect(findings).toEqual([]);
    expect(Object.keys(procedure?.elements ?? {})).toHaveLength(5001);
    expect(procedure && validateProcedure(procedure)).toEqual([]);
  });

  it.each<[string, string]>([
    ['in one line', ''],
    ['in as many lines', '\n'],
  ])('thousands of unknown elements %s are told up to a limit', async (_how, separator) => {
    const xml = process(
      many(9000, (index) => `<bpmn:hologram id="h${index}" />${separator}`).join(''),
    );
    const findings = await findingsOf(xml);
    expect(findings).toHaveLength(findingsLimit + 1);
    expect(findings.slice(0, 2).map(({ code, elementId }) => [code, elementId])).toEqual([
      ['content-unparsable', 'h0'],
      ['content-unparsable', 'h1'],
    ]);
    expect(findings.at(-1)).toEqual({
      severity: 'error',
      code: 'findings-cut-off',
      elementId: null,
      params: { limit: findingsLimit },
    });
  });

  it('words in thousands of elements are told where they stand, in a million lines', async () => {
    const xml = process(
      `<bpmn:documentation>${'\n'.repeat(1_000_000)}</bpmn:documentation>${many(300, (index) => `<bpmn:task id="t${index}">words</bpmn:task>`).join('')}`,
    );
    const findings = await findingsOf(xml);
    expect(findings).toHaveLength(300);
    expect(findings.map(({ elementId }) => elementId)).toEqual(many(300, (index) => `t${index}`));
  });

  it('thousands of references to nothing are told up to a limit', async () => {
    const flows = many(3000, (index) => `<bpmn:sequenceFlow id="f${index}" sourceRef="no" />`);
    const findings = await findingsOf(process(flows.join('')));
    expect(findings).toHaveLength(findingsLimit + 1);
  });

  it.each([
    ['blanks in a tag', `<bpmn:startEvent id="s"${' '.repeat(1_900_000)}/>`],
    ['a name', `<bpmn:startEvent id="s" name="${'x'.repeat(1_900_000)}" />`],
    ['a remark', `<bpmn:startEvent id="s" /><!--${'-'.repeat(1_900_000)}x-->`],
  ])('%s of nearly two million characters hurts nobody', async (_what, content) => {
    for (const said of await inBoth(process(content))) expect(said).toEqual([]);
  });
});

describe('places in a text', () => {
  it('are those of the nearest element with an id', () => {
    const xml = `${open}<bpmn:process id="p"><!-- <a id="no"> --><b id='in'><c/>x</b>y<d/></bpmn:process>`;
    const places = placesIn(xml);
    const idAt = (text: string): string | null => places.idAt(xml.indexOf(text));
    expect(['<c/>', 'x</b>', 'y<d/>', '<d/>', '<b id', '<bpmn:process'].map(idAt)).toEqual([
      'in',
      'in',
      'p',
      'p',
      'in',
      'p',
    ]);
    expect(places.idAt(0)).toBe('d');
    expect(placesIn('no markup').idAt(3)).toBeNull();
  });

  it('are told by lines of any kind', () => {
    const places = placesIn('a\nb\r\nc\rd');
    expect([0, 1, 2, 3, 4].map((line) => places.startOfLine(line))).toEqual([0, 2, 5, 7, 8]);
  });
});
