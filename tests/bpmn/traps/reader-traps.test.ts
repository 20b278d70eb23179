import { describe, expect, it } from 'vitest';
import { definitions, findingsOf, flow, process, procedureOf } from '../parse/diagram-text.ts';

const start = '<bpmn:startEvent id="s" />';
const withTask = (task: string): string => process(start + task + flow('s', 'a'));

/** What bpmn-moddle drops or takes with a warning, each in a diagram of its own. */
const readerTraps: Readonly<Record<string, readonly [xml: string, finding: string]>> = {
  'an id with a leading digit': [process(`${start}<bpmn:task id="1a" />`), 'content-unparsable 1a'],
  'an id with a trailing blank': [
    process(`${start}<bpmn:task id="a " />`),
    'content-unparsable a ',
  ],
  'an unknown element': [withTask('<bpmn:hologram id="a" />'), 'content-unparsable a'],
  'an unknown attribute': [withTask('<bpmn:task id="a" colour="red" />'), 'not-supported a'],
  'a reference to nothing': [
    process(`${start}<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="nothing" />`),
    'reference-unresolved f',
  ],
  'an encoding that is taken for UTF-8': [
    `<?xml version="1.0" encoding="ISO-8859-1"?>${process(start)}`,
    'encoding-not-supported -',
  ],
  'a namespace for which it has a package and one for which it has none': [
    process(
      '<bpmn:startEvent id="s" camunda:x="1" zeebe:y="2"><bpmn:extensionElements><zeebe:z /></bpmn:extensionElements></bpmn:startEvent>',
    ).replace('xmlns:bh=', 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bh='),
    'not-supported s',
  ],
  'the script of a global task as an element': [
    definitions(
      `<bpmn:globalScriptTask id="g" scriptLanguage="feel"><bpmn:script>={ n: 1 }</bpmn:script></bpmn:globalScriptTask><bpmn:process id="p" isExecutable="true">${start}<bpmn:callActivity id="a" calledElement="g" />${flow('s', 'a')}</bpmn:process>`,
    ),
    'content-unparsable g',
  ],
};

describe('traps of the reader', () => {
  it.each(Object.entries(readerTraps))('%s is told', async (_trap, [xml, finding]) => {
    const told = (await findingsOf(xml)).map(
      ({ code, elementId }) => `${code} ${elementId ?? '-'}`,
    );
    expect(told).toContain(finding);
  });

  it('the script of a global task as an attribute is read', async () => {
    const procedure = await procedureOf(
      definitions(
        `<bpmn:globalScriptTask id="g" scriptLanguage="feel" script="={ n: 1 }" /><bpmn:process id="p" isExecutable="true">${start}<bpmn:callActivity id="a" calledElement="g" />${flow('s', 'a')}</bpmn:process>`,
      ),
    );
    expect(procedure.called['g']?.elements).toMatchObject({ g: { script: '{ n: 1 }' } });
  });
});
