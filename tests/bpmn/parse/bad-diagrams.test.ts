import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';
import { call, definitions, findingsOf, flow, open, process, said } from './diagram-text.ts';

const start = '<bpmn:startEvent id="s" />';
const calls = (id: string, called: string): string =>
  `<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="s${id}" />${call(`c${id}`, called)}${flow(`s${id}`, `c${id}`)}</bpmn:process>`;

/** What parsing and validation say together. */
async function judged(xml: string): Promise<readonly string[]> {
  const { procedure, findings } = await parseProcedure(xml);
  const all = procedure === null ? findings : validateProcedure(procedure);
  return all.map(({ code, elementId }) => `${code} ${elementId ?? '-'}`);
}

describe('calls round a circle', () => {
  it.each<[string, string, readonly string[]]>([
    ['a procedure that calls itself', calls('a', 'a'), ['calls-itself ca']],
    [
      'two that call each other',
      calls('a', 'b') + calls('b', 'a'),
      ['calls-itself ca', 'calls-itself cb'],
    ],
    [
      'three, below one that nobody calls',
      calls('top', 'a') + calls('a', 'b') + calls('b', 'c') + calls('c', 'a'),
      ['calls-itself ca', 'calls-itself cb', 'calls-itself cc'],
    ],
  ])('%s: every call is told', async (_what, content, expected) => {
    expect((await judged(definitions(content))).toSorted()).toEqual(expected);
  });

  it('is found through a procedure that was published before', async () => {
    const { procedure: older } = await parseProcedure(definitions(calls('b', 'a')));
    const before = older === null ? {} : { b: { ...older, called: {} } };
    const { procedure } = await parseProcedure(definitions(calls('a', 'b')), { called: before });
    const findings = procedure === null ? [] : validateProcedure(procedure);
    expect(findings.map(({ code, elementId }) => `${code} ${elementId ?? '-'}`)).toEqual([
      'calls-itself ca',
      'calls-itself cb',
    ]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'a procedure called %s is no more known than any other',
    async (name) => {
      expect(await judged(definitions(calls('a', name)))).toEqual(['called-procedure-unknown ca']);
    },
  );
});

describe('ids', () => {
  it.each<[string, string]>([
    ['<bpmn:task id="1a" />', 'content-unparsable 1a'],
    ['<bpmn:task id="a " />', 'content-unparsable a '],
    ['<bpmn:task id="a b" />', 'content-unparsable a b'],
    ['<bpmn:task id=" " />', 'content-unparsable  '],
    ['<bpmn:task id="" />', 'id-required p bpmn:Task'],
    ['<bpmn:task />', 'id-required p bpmn:Task'],
    ['<bpmn:task id="受理" />', 'content-unparsable 受理'],
    ['<bpmn:task id="a&#9;" />', 'content-unparsable a&#9;'],
    ['<bpmn:task id="s" />', 'content-unparsable s'],
    ['<bpmn:task id="p" />', 'content-unparsable p'],
    ['<bpmn:task id="a" id="b" />', 'content-unparsable a'],
    ['<bpmn:task id="__proto__" />', 'id-not-allowed __proto__'],
    [flow('s', 's') + flow('s', 's'), 'content-unparsable s-s'],
  ])('%s', async (content, expected) => {
    const findings = await findingsOf(process(start + content));
    const [first] = findings.map(({ code, elementId, params }) =>
      [code, elementId, ...(params['what'] === undefined ? [] : [params['what']])].join(' '),
    );
    expect(first).toBe(expected);
  });

  it('of processes are told apart too', async () => {
    const twice = definitions(
      `<bpmn:process id="p" isExecutable="true">${start}</bpmn:process>`.repeat(2),
    );
    expect(await said(twice)).toContain('content-unparsable p');
  });
});

describe('references to nothing', () => {
  it.each<[string, string]>([
    ['<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="no" />', 'f'],
    ['<bpmn:task id="a" default="no" />', 'a'],
    ['<bpmn:receiveTask id="a" messageRef="no" />', 'a'],
    [
      '<bpmn:boundaryEvent id="b" attachedToRef="no"><bpmn:errorEventDefinition id="e" /></bpmn:boundaryEvent>',
      'b',
    ],
    [
      '<bpmn:intermediateThrowEvent id="t"><bpmn:signalEventDefinition id="d1" signalRef="no" /></bpmn:intermediateThrowEvent>',
      'd1',
    ],
    [
      '<bpmn:endEvent id="t"><bpmn:errorEventDefinition id="d1" errorRef="no" /></bpmn:endEvent>',
      'd1',
    ],
    [
      '<bpmn:endEvent id="t"><bpmn:escalationEventDefinition id="d1" escalationRef="no" /></bpmn:endEvent>',
      'd1',
    ],
    [
      '<bpmn:endEvent id="t"><bpmn:compensateEventDefinition id="d1" activityRef="no" /></bpmn:endEvent>',
      'd1',
    ],
    [
      '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>no</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>',
      'l',
    ],
    ['<bpmn:association id="as" sourceRef="s" targetRef="no" />', 'as'],
    ['<bpmn:task id="a"><bpmn:incoming>no</bpmn:incoming></bpmn:task>', 'a'],
  ])('%s', async (content, place) => {
    const findings = await findingsOf(process(start + content));
    expect(findings.map(({ code, elementId }) => `${code} ${elementId ?? '-'}`)).toContain(
      `reference-unresolved ${place}`,
    );
  });

  it('a participant without its process', async () => {
    const xml = definitions(
      `<bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="no" /></bpmn:collaboration><bpmn:process id="p" isExecutable="true">${start}</bpmn:process>`,
    );
    expect(await said(xml)).toContain('reference-unresolved pool');
  });

  it('a boundary event attached to nothing', async () => {
    const xml = process(
      `${start}<bpmn:boundaryEvent id="b"><bpmn:errorEventDefinition id="e" /></bpmn:boundaryEvent>`,
    );
    expect(await judged(xml)).toContain('boundary-not-attached b');
  });
});

const vendors = {
  camunda: ['http://camunda.org/schema/1.0/bpmn', 'assignee', 'inputOutput'],
  zeebe: ['http://camunda.org/schema/zeebe/1.0', 'modelerTemplate', 'taskDefinition'],
  flowable: ['http://flowable.org/bpmn', 'candidateGroups', 'field'],
  activiti: ['http://activiti.org/bpmn', 'assignee', 'formProperty'],
  signavio: ['http://www.signavio.com', 'uuid', 'signavioMetaData'],
} as const;

describe('extensions of other vendors', () => {
  it.each(Object.entries(vendors))(
    '%s: attributes and elements are told where they stand',
    async (prefix, [namespace, attribute, element]) => {
      const xml = process(
        `${start}<bpmn:userTask id="a" ${prefix}:${attribute}="x"><bpmn:extensionElements><${prefix}:${element} key="x"><${prefix}:inner>y</${prefix}:inner></${prefix}:${element}></bpmn:extensionElements></bpmn:userTask>${flow('s', 'a')}`,
      ).replace(`xmlns:camunda="${vendors.camunda[0]}"`, `xmlns:${prefix}="${namespace}"`);
      expect(await said(xml)).toEqual(
        expect.arrayContaining([
          `not-supported a ${prefix}:${attribute}`,
          `not-supported a ${prefix}:${element}`,
        ]),
      );
    },
  );

  it('with a prefix that nobody has declared', async () => {
    expect(await said(process('<bpmn:startEvent id="s" zeebe:x="y" />'))).toContain(
      'content-unparsable s',
    );
    const [first] = await findingsOf(process(`${start}<zeebe:task id="x" />`));
    expect(first).toMatchObject({ code: 'xml-invalid' });
  });

  it('in place of an element of the diagram', async () => {
    const xml = process(`${start}<camunda:task id="x" />${flow('s', 'x')}`);
    expect(await said(xml)).toContain('content-unparsable x');
  });
});

describe('encodings', () => {
  it.each(['ISO-8859-1', 'UTF-16', 'GBK', 'GB18030', 'windows-1252'])(
    '%s is told, not taken for UTF-8',
    async (encoding) => {
      const xml = `<?xml version="1.0" encoding="${encoding}"?>${process(start)}`;
      expect(await findingsOf(xml)).toEqual([
        {
          severity: 'error',
          code: 'encoding-not-supported',
          elementId: null,
          params: { encoding },
        },
      ]);
    },
  );

  it.each(['UTF-8', 'utf-8', 'UTF8'])('%s is taken', async (encoding) => {
    const xml = `\uFEFF<?xml version='1.0' encoding='${encoding}'?>\n${process('<bpmn:startEvent id="s" name="受理 𠀋" />')}`;
    const { procedure } = await parseProcedure(xml);
    expect(procedure?.elements['s']?.name).toBe('受理 𠀋');
  });

  it.each<[string, string, string]>([
    ['half of a pair', 'a\uD83Db', 'U+D83D'],
    ['the other half', 'a\uDE00b', 'U+DE00'],
    ['half of a pair as a reference', 'a&#xD83D;b', 'U+D83D'],
    ['what bytes were not understood for', 'a\uFFFDb', 'U+FFFD'],
    ['a control character', 'a\u0001b', 'U+0001'],
    ['a control character as a reference', 'a&#11;b', 'U+000B'],
    ['nothing', 'a\u0000b', 'U+0000'],
    ['nothing as a reference', 'a&#0;b', 'U+0000'],
    ['no character', 'a\uFFFFb', 'U+FFFF'],
    ['more than there are characters', 'a&#x110000;b', 'U+110000'],
  ])('%s is told where it stands', async (_what, text, character) => {
    const refusal = [
      {
        severity: 'error',
        code: 'character-not-allowed',
        elementId: 's',
        params: { character },
      },
    ];
    const named = process(`<bpmn:startEvent id="s" name="${text}" />`);
    expect(await findingsOf(named)).toEqual(refusal);
    const documented = `<bpmn:startEvent id="s"><bpmn:documentation>${text}</bpmn:documentation></bpmn:startEvent>`;
    expect(await findingsOf(process(documented))).toEqual(refusal);
  });

  it('UTF-16 that was read as bytes is told', async () => {
    const bytes = process(start).replaceAll(/./gs, '$&\0');
    expect(await findingsOf(bytes)).toMatchObject([{ code: 'character-not-allowed' }]);
  });

  it.each(['&lol;', '&nbsp;', '& ', '&&', '&#x41', '&LT;', '&#xZ;'])(
    '%s names no entity that XML knows',
    async (text) => {
      const [first] = await findingsOf(process(`<bpmn:startEvent id="s" name="${text}" />`));
      expect(first).toMatchObject({ code: 'entity-unknown', elementId: 's' });
    },
  );

  it('references that XML knows, and CDATA, are taken', async () => {
    const { procedure, findings } = await parseProcedure(
      process(
        `<bpmn:startEvent id="s" name="&lt;&gt;&amp;&quot;&apos;&#65;&#x42;"><bpmn:documentation><![CDATA[& &x; <]]></bpmn:documentation></bpmn:startEvent><!-- & &x; -->`,
      ),
    );
    expect(findings).toEqual([]);
    expect(procedure?.elements['s']?.name).toBe('<>&"\'AB');
  });
});

describe('the shape of the text', () => {
  it.each<[string, string, string]>([
    ['words behind the end', `${process(start)}words`, 'content-unparsable -'],
    ['a second root', `${process(start)}<x />`, 'content-unparsable -'],
    ['words between elements', process(`words ${start}`), 'content-unparsable s'],
    ['another namespace', process(start).replace('20100524', '20110101'), 'xml-invalid -'],
    ['no namespace', '<definitions><process id="p" /></definitions>', 'xml-invalid -'],
    ['no process', definitions(''), 'process-required -'],
    ['an open tag', `${open}<bpmn:process id="p"`, 'xml-invalid -'],
  ])('%s is told', async (_what, xml, expected) => {
    expect((await said(xml)).map((one) => one.trim())).toContain(expected);
  });
});
