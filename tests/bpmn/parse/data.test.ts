import { describe, expect, it } from 'vitest';
import { call, definitions, findingsOf, flow, procedureOf, process } from './diagram-text.ts';

const formal = 'xsi:type="bpmn:tFormalExpression"';
const set = (kind: 'input' | 'output', ids: readonly string[], more = ''): string =>
  `<bpmn:${kind}Set>${ids.map((id) => `<bpmn:data${kind === 'input' ? 'Input' : 'Output'}Refs>${id}</bpmn:data${kind === 'input' ? 'Input' : 'Output'}Refs>`).join('')}${more}</bpmn:${kind}Set>`;
const io = (content: string): string => `<bpmn:ioSpecification>${content}</bpmn:ioSpecification>`;
const input = '<bpmn:dataInput id="wanted" />';
const output = '<bpmn:dataOutput id="out" />';
const both = io(`${input}${output}${set('input', ['wanted'])}${set('output', ['out'])}`);
const moves = (
  kind: 'Input' | 'Output',
  [source, target]: readonly [string, string],
  more = '',
): string =>
  `<bpmn:data${kind}Association>${source === '' ? '' : `<bpmn:sourceRef>${source}</bpmn:sourceRef>`}${target === '' ? '' : `<bpmn:targetRef>${target}</bpmn:targetRef>`}${more}</bpmn:data${kind}Association>`;
const filled = moves('Input', ['object', 'wanted']);
const task = (content: string): string => `<bpmn:task id="e">${content}</bpmn:task>`;
const object = '<bpmn:dataObject id="object" />';
const found = async (content: string): Promise<string[]> =>
  (await findingsOf(process(`${object}${content}`))).map(
    ({ code, elementId, params }) =>
      `${code} ${elementId ?? '-'} ${Object.values(params).join(' ')}`,
  );
const turns = (content: string): string =>
  `<bpmn:multiInstanceLoopCharacteristics>${content}</bpmn:multiInstanceLoopCharacteristics>`;

const calling = (specification: string): string =>
  definitions(
    `<bpmn:globalUserTask id="g">${specification}</bpmn:globalUserTask><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s" />${call('a', 'g')}${flow('s', 'a')}</bpmn:process>`,
  );

describe('data of a diagram', () => {
  it('is named by ids, over references too', async () => {
    const reference =
      '<bpmn:dataObjectReference id="here" dataObjectRef="object" name="the order" />';
    const procedure = await procedureOf(
      process(`${object}${reference}${task(`${both}${moves('Input', ['here', 'wanted'])}`)}`),
    );
    expect(procedure.data).toEqual({ own: ['object'], io: null });
    expect(procedure.elements['e']).toMatchObject({
      data: {
        own: [],
        io: {
          inputs: ['wanted'],
          outputs: ['out'],
          inputSets: [{ required: ['wanted'], optional: [] }],
          outputSets: [{ required: ['out'], optional: [] }],
        },
        incoming: [
          { sources: ['object'], target: 'wanted', moves: [{ value: 'object', path: [] }] },
        ],
        outgoing: [],
      },
    });
  });

  it('is nowhere in a procedure without any', async () => {
    const procedure = await procedureOf(
      process('<bpmn:subProcess id="s"><bpmn:task id="e" /></bpmn:subProcess>'),
    );
    expect(JSON.stringify(procedure)).not.toContain('"data"');
  });

  it('leaves stores of data to the reader', async () => {
    const store = '<bpmn:dataStoreReference id="store" />';
    expect(await found(`${store}${task('')}`)).toEqual([]);
    expect(
      await found(`${store}${task(`${both}${filled}${moves('Output', ['out', 'store'])}`)}`),
    ).toEqual(['not-supported e bpmn:DataStoreReference']);
  });

  it.each([
    ['an input that nothing fills', both, 'data-input-never-filled e wanted'],
    ['an input in no set', io(`${input}${set('input', [])}`), 'data-in-no-set e wanted'],
    ['an output in no set', io(`${output}${set('output', [])}`), 'data-in-no-set e out'],
    [
      'input while it runs',
      `${io(`${input}${set('input', ['wanted'], '<bpmn:whileExecutingInputRefs>wanted</bpmn:whileExecutingInputRefs>')}`)}${filled}`,
      'not-supported e whileExecutingInputRefs',
    ],
    [
      'output while it runs',
      io(
        `${output}${set('output', ['out'], '<bpmn:whileExecutingOutputRefs>out</bpmn:whileExecutingOutputRefs>')}`,
      ),
      'not-supported e whileExecutingOutputRefs',
    ],
    ['no target', `${both}${filled}${moves('Output', ['out', ''])}`, 'data-target-required e '],
    [
      'nothing to move',
      `${both}${filled}${moves('Output', ['', 'object'])}`,
      'data-association-unclear e 0',
    ],
    [
      'two sources and nothing said of them',
      `${both}${moves('Input', ['object', 'wanted'], '').replace('<bpmn:targetRef>', '<bpmn:sourceRef>object</bpmn:sourceRef><bpmn:targetRef>')}`,
      'data-association-unclear e 2',
    ],
    [
      'a transformation beside an assignment',
      `${both}${moves('Input', ['object', 'wanted'], `<bpmn:transformation ${formal}>=1</bpmn:transformation><bpmn:assignment><bpmn:from ${formal}>=1</bpmn:from><bpmn:to ${formal}>=wanted</bpmn:to></bpmn:assignment>`)}`,
      'data-association-unclear e 1',
    ],
    [
      'an assignment to something else',
      `${both}${moves('Input', ['object', 'wanted'], `<bpmn:assignment><bpmn:from ${formal}>=1</bpmn:from><bpmn:to ${formal}>=object</bpmn:to></bpmn:assignment>`)}`,
      'assignment-target e =object wanted',
    ],
    [
      'a transformation that is no FEEL',
      `${both}${moves('Input', ['object', 'wanted'], `<bpmn:transformation ${formal}>1</bpmn:transformation>`)}`,
      'expression-expected e transformation 1',
    ],
    [
      'input into what is not its own',
      `${both}${filled}${moves('Input', ['object', 'object'])}`,
      'data-not-own e object',
    ],
    [
      'output of what is not its own',
      `${both}${filled}${moves('Output', ['object', 'object'])}`,
      'data-not-own e object',
    ],
  ])('is refused: %s', async (_title, content, expected) => {
    expect(await found(task(content))).toContain(expected);
  });

  it('is refused where it cannot be seen, and where FEEL cannot say it', async () => {
    const inside =
      '<bpmn:subProcess id="s"><bpmn:dataObject id="inner" /><bpmn:task id="t" /></bpmn:subProcess>';
    expect(
      await found(`${inside}${task(`${both}${moves('Input', ['inner', 'wanted'])}`)}`),
    ).toContain('data-not-visible e inner');
    for (const id of ['a-b', 'a.b', 'if']) {
      const named = `<bpmn:dataObject id="${id}" />`;
      expect(await found(`${named}${task(`${both}${moves('Input', [id, 'wanted'])}`)}`)).toContain(
        `data-id-not-name e ${id}`,
      );
    }
  });

  const list = '<bpmn:loopDataInputRef>object</bpmn:loopDataInputRef>';

  it('gives a turn for each item, as a collection does', async () => {
    const loops = await Promise.all(
      [
        turns(
          `${list}<bpmn:loopDataOutputRef>object</bpmn:loopDataOutputRef><bpmn:inputDataItem id="item" /><bpmn:outputDataItem id="result" />`,
        ),
        turns(
          '<bpmn:extensionElements><bh:collection value="=object" item="item" /><bh:turnOutput name="object" value="=result" /></bpmn:extensionElements>',
        ),
      ].map(async (loop) => procedureOf(process(`${object}${task(loop)}`))),
    );
    const [byData, byExtension] = loops.map(({ elements }) => elements['e']);
    expect(byData).toEqual({
      ...byExtension,
      data: { own: ['result'], io: null, incoming: [], outgoing: [] },
    });
  });

  it.each([
    [
      'two lists',
      `<bpmn:extensionElements><bh:collection value="=a" /></bpmn:extensionElements>${list}`,
      'multi-instance-count-required e 2',
    ],
    [
      'a list and a number',
      `<bpmn:loopCardinality>3</bpmn:loopCardinality>${list}`,
      'multi-instance-count-required e 2',
    ],
    [
      'an item of no list',
      '<bpmn:loopCardinality>3</bpmn:loopCardinality><bpmn:inputDataItem id="item" />',
      'multi-instance-data-incomplete e inputDataItem',
    ],
    [
      'a result for no list',
      `${list}<bpmn:outputDataItem id="result" />`,
      'multi-instance-data-incomplete e outputDataItem',
    ],
    [
      'a list of no results',
      `${list}<bpmn:loopDataOutputRef>object</bpmn:loopDataOutputRef>`,
      'multi-instance-data-incomplete e loopDataOutputRef',
    ],
    [
      'results twice',
      `<bpmn:extensionElements><bh:turnOutput name="a" value="=1" /></bpmn:extensionElements>${list}<bpmn:loopDataOutputRef>object</bpmn:loopDataOutputRef><bpmn:outputDataItem id="result" />`,
      'multi-instance-output-twice e ',
    ],
  ])('refuses turns with %s', async (_title, content, expected) => {
    expect(await found(task(turns(content)))).toContain(expected);
  });

  it('refuses output of what only the turns had', async () => {
    const content = `<bpmn:property id="kept" />${moves('Output', ['kept', 'object'])}${turns(list)}`;
    expect(await found(task(content))).toContain('data-of-turns e kept');
  });

  it.each([
    [
      'two items',
      '<bpmn:intermediateCatchEvent id="e"><bpmn:dataOutput id="a" /><bpmn:dataOutput id="b" /><bpmn:messageEventDefinition /></bpmn:intermediateCatchEvent>',
      'item-of-no-message e dataOutputs',
    ],
    [
      'an item of a timer',
      '<bpmn:intermediateCatchEvent id="e"><bpmn:dataOutput id="a" /><bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">2026-01-01</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'item-of-no-message e dataOutputs',
    ],
    [
      'an item of the start',
      '<bpmn:startEvent id="e"><bpmn:dataOutput id="a" /></bpmn:startEvent>',
      'item-of-no-message e dataOutputs',
    ],
    [
      'an item that is no output of its own',
      '<bpmn:intermediateCatchEvent id="e"><bpmn:dataOutputAssociation><bpmn:sourceRef>object</bpmn:sourceRef><bpmn:targetRef>object</bpmn:targetRef></bpmn:dataOutputAssociation><bpmn:messageEventDefinition /></bpmn:intermediateCatchEvent>',
      'data-not-own e object',
    ],
    [
      'two items of a task',
      `<bpmn:receiveTask id="e">${io(`<bpmn:dataOutput id="a" /><bpmn:dataOutput id="b" />${set('output', ['a', 'b'])}`)}</bpmn:receiveTask>`,
      'not-supported e several dataOutputs',
    ],
  ])('refuses messages with %s', async (_title, content, expected) => {
    expect(await found(content)).toContain(expected);
  });

  it('of a global task is that of a procedure, which no association fills', async () => {
    const procedure = await procedureOf(calling(both));
    expect(procedure.called['g']).toMatchObject({
      data: { own: [], io: { inputs: ['wanted'], outputs: ['out'] } },
    });
    expect(procedure.called['g']?.elements['g']).not.toHaveProperty('data');
  });

  it.each([
    [
      'several sets',
      io(`${set('input', [])}${set('input', [])}`),
      'not-supported g several inputSets',
    ],
    [
      'an id that nothing in it could say',
      io(`<bpmn:dataInput id="a-b" />${set('input', ['a-b'])}`),
      'data-id-not-name g a-b',
    ],
    ['an output in no set', io(`${output}${set('output', [])}`), 'data-in-no-set g out'],
  ])('of a global task is refused: %s', async (_title, specification, expected) => {
    const findings = await findingsOf(calling(specification));
    expect(
      findings.map(
        ({ code, elementId, params }) =>
          `${code} ${elementId ?? '-'} ${Object.values(params).join(' ')}`,
      ),
    ).toContain(expected);
  });

  it('refuses several sets of a process', async () => {
    const sets = io(`${set('input', [])}${set('input', [])}`);
    expect(await found(`${sets}<bpmn:task id="e" />`)).toContain(
      'not-supported p several inputSets',
    );
  });
});
