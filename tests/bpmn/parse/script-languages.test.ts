import { describe, expect, it } from 'vitest';
import { en } from '../../../admin-ui/messages/en.ts';
import { zh } from '../../../admin-ui/messages/zh.ts';
import { findingAdvice } from '../../../bpmn/model/finding-advice.ts';
import { call, definitions, findingsOf, flow, process } from './diagram-text.ts';

const start = '<bpmn:startEvent id="s" />';
const format = (language: string): string => ` scriptFormat="${language}"`;
const scripted = (attributes: string): string =>
  process(
    `${start}<bpmn:scriptTask id="a"${attributes}><bpmn:script>={ n: 1 }</bpmn:script></bpmn:scriptTask>${flow('s', 'a')}`,
  );
const globally = (attributes: string): string =>
  definitions(
    `<bpmn:globalScriptTask id="g"${attributes} script="={ n: 1 }" /><bpmn:process id="p" isExecutable="true">${start}${call('a', 'g')}${flow('s', 'a')}</bpmn:process>`,
  );
const conditional = (language: string): string =>
  process(
    `${start}<bpmn:task id="a" /><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="${language}">=n = 1</bpmn:conditionExpression></bpmn:sequenceFlow>`,
  );

/** As tools and standards write it; a script without a language is none that somebody has chosen. */
const otherLanguages = [
  'javascript',
  'JavaScript',
  'js',
  'ecmascript',
  'text/javascript',
  'text/ecmascript',
  'application/javascript',
  'application/x-javascript',
  'nashorn',
  'graal.js',
  'groovy',
  'text/x-groovy',
  'python',
  'java',
  'juel',
  'http://www.w3.org/1999/XPath',
  'feel javascript',
];

const refused = (id: string, written: string) => [
  { severity: 'error', code: 'script-format', elementId: id, params: { format: written } },
];

describe('a script', () => {
  it.each(otherLanguages)('in %s is refused with the language that it names', async (language) => {
    expect(await findingsOf(scripted(format(language)))).toEqual(refused('a', language));
    const global = ` scriptLanguage="${language}"`;
    expect(await findingsOf(globally(global))).toEqual(refused('g', language));
  });

  it.each([
    ['empty', format('')],
    ['absent', ''],
  ])('whose language is %s is refused', async (_how, attributes) => {
    expect(await findingsOf(scripted(attributes))).toEqual(refused('a', ''));
    expect(await findingsOf(globally(''))).toEqual(refused('g', ''));
  });

  it.each(['feel', 'FEEL', 'Feel'])('in %s is taken', async (language) => {
    expect(await findingsOf(scripted(format(language)))).toEqual([]);
  });

  it('that is refused comes with advice in both languages of the screens', () => {
    const advice = findingAdvice['script-format'];
    for (const { findings } of [zh, en]) {
      expect(findings.said['script-format']).toContain('FEEL');
      expect(findings.advice[advice]).toContain('={');
    }
  });
});

describe('an expression', () => {
  it.each(['javascript', 'text/javascript', 'juel'])('in %s is refused', async (language) => {
    expect(await findingsOf(conditional(language))).toMatchObject([
      { code: 'not-supported', elementId: 'f', params: { what: `language ${language}` } },
    ]);
  });
});
