import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { child, text } from '../../../bpmn/parse/moddle-element.ts';
import { drawPage, fakeServer } from '../screen.tsx';
import { drawnCanvas, drawShape, emptyDiagram } from './drawn-diagram.ts';
import {
  add,
  choose,
  findings,
  labelled,
  list,
  openTab,
  Panel,
  redoAll,
  remove,
  select,
  undoAll,
  withData,
  write,
} from './panel.tsx';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(() => {
  standInForDrawing();
  fakeServer({});
});

describe('data in the properties', () => {
  it('are an input of a task, and what fills it, as one step of undo each', async () => {
    const canvas = await withData();
    const before = await canvas.xml();
    select(canvas, 'orderHere');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('数据');
    await write(screen.getByRole('tabpanel'), '变量名', 'order');
    select(canvas, 'check');
    await openTab('数据');
    await add(list('输入数据'));
    await write(list('输入数据'), '变量名', 'wanted');
    expect(await findings(canvas)).toContain('data-input-never-filled');

    await add(list('数据关联（取入）'));
    await choose(list('数据关联（取入）'), '来源', '工单 · order');
    await write(list('数据关联（取入）'), '取值（不写则照搬）', '=order.number');
    expect(await findings(canvas)).toEqual([]);
    const written = await canvas.xml();
    expect(written).toContain('<bpmn:dataInput id="wanted" />');
    expect(written).toContain('<bpmn:dataInputRefs>wanted</bpmn:dataInputRefs>');
    expect(written).toContain('<bpmn:sourceRef>orderHere</bpmn:sourceRef>');
    expect(written).toContain('<bpmn:targetRef>wanted</bpmn:targetRef>');
    expect(written).toContain('=order.number');

    undoAll(canvas);
    expect(await canvas.xml()).toBe(before);
    redoAll(canvas);
    expect(await canvas.xml()).toBe(written);
  });

  it('go with everything that names them', async () => {
    const canvas = await withData();
    const before = await canvas.xml();
    select(canvas, 'check');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('数据');
    await add(list('输出数据'));
    await userEvent.click(within(list('输出数据')).getByRole('checkbox', { name: '可以没有' }));
    await add(list('数据关联（给出）'));
    await choose(list('数据关联（给出）'), '放进', `工单 · ${objectId(canvas)}`);
    expect(await findings(canvas)).toEqual([]);
    expect(await canvas.xml()).toContain(
      '<bpmn:optionalOutputRefs>output</bpmn:optionalOutputRefs>',
    );

    await remove(list('输出数据'));
    const left = await canvas.xml();
    expect(left).not.toContain('ioSpecification');
    expect(left).not.toContain('>output<');
    expect(await findings(canvas)).toContain('data-association-unclear');
    await remove(list('数据关联（给出）'));
    expect(await canvas.xml()).toBe(before);
  });

  it('are refused under a name that FEEL cannot say, or that is taken', async () => {
    const canvas = await withData();
    select(canvas, 'check');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('数据');
    await add(list('自己的数据'));
    const field = labelled(list('自己的数据'), '变量名');
    for (const [typed, why] of [
      ['one-two', /变量名以字母/u],
      ['if', /变量名以字母/u],
      ['check', '编号已用过'],
    ] as const) {
      await userEvent.clear(field);
      await userEvent.type(field, typed);
      expect(screen.getByText(why)).toBeDefined();
      await userEvent.tab();
      expect(field).toHaveProperty('value', 'data');
    }
  });

  it('keep the input that an arrow fills when the arrow moves, is cut and comes back', async () => {
    const canvas = await withData();
    const { get } = canvas;
    const registry = get('elementRegistry');
    const [order, task] = [registry.get('orderHere'), registry.get('check')];
    if (order === undefined || task === undefined) throw new TypeError('Expected both to be drawn');
    const arrow = get('modeling').connect(order, task, { type: 'bpmn:DataInputAssociation' });
    select(canvas, 'check');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('数据');
    await add(list('输入数据'));
    await choose(list('数据关联（取入）'), '放进', 'input');
    expect(await canvas.xml()).not.toContain('__targetRef_placeholder');
    // Its source stands where it is drawn.
    expect(
      within(list('数据关联（取入）')).getByRole('combobox', { name: '来源' }).ariaDisabled,
    ).toBe('true');
    const chosen = await canvas.xml();
    get('modeling').moveElements([order, task], { x: 20, y: 20 });
    expect(await canvas.xml()).toContain('<bpmn:targetRef>input</bpmn:targetRef>');
    get('commandStack').undo();
    get('modeling').removeElements([arrow]);
    expect(await canvas.xml()).not.toContain('dataInputAssociation');
    get('commandStack').undo();
    expect(await canvas.xml()).toBe(chosen);
    // By the panel it goes with its arrow.
    await remove(list('数据关联（取入）'));
    expect(registry.get(arrow.id)).toBeUndefined();
    get('commandStack').undo();
    expect(await canvas.xml()).toBe(chosen);
  });

  it('are one object where it is drawn twice, until the last of them is taken away', async () => {
    const canvas = await withData();
    const own = objectId(canvas);
    const other = drawShape(canvas, { type: 'bpmn:DataObjectReference' }, 'orderThere', 700);
    select(canvas, 'orderThere');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('数据');
    await choose(screen.getByRole('tabpanel'), '哪份数据', own);
    expect(await canvas.xml()).toContain(`id="orderThere" dataObjectRef="${own}"`);
    canvas.get('modeling').removeElements([other]);
    const left = await canvas.xml();
    expect(left).toContain(`<bpmn:dataObject id="${own}"`);
    expect(left).toContain(`dataObjectRef="${own}"`);
    canvas.get('commandStack').undo();
    expect(await canvas.xml()).toContain(`id="orderThere" dataObjectRef="${own}"`);
  });

  it('are written when the page is left in the middle of a field', async () => {
    const canvas = await withData();
    select(canvas, 'check');
    const page = await drawPage(<Panel canvas={canvas} />);
    await openTab('基本');
    await userEvent.type(labelled(screen.getByRole('tabpanel'), '名称'), '查看');
    page.unmount();
    expect(await canvas.xml()).toContain('id="check" name="查看"');
  });

  it('are only shown to whoever may not change them', async () => {
    const canvas = await withData();
    select(canvas, 'orderHere');
    await drawPage(<Panel canvas={canvas} readOnly />);
    await openTab('数据');
    expect(labelled(screen.getByRole('tabpanel'), '变量名')).toHaveProperty('disabled', true);
  });
});

function objectId(canvas: DesignerCanvas): string {
  const reference = canvas.get('elementRegistry').get('orderHere')?.businessObject;
  const object = reference === undefined ? null : child(reference, 'dataObjectRef');
  return object === null ? '' : (text(object, 'id') ?? '');
}

const talking = emptyDiagram
  .replace(
    '<bpmn:process id="p" isExecutable="true" />',
    `<bpmn:message id="m" name="答复" />
  <bpmn:collaboration id="c"><bpmn:participant id="pool" name="流程" processRef="p" /></bpmn:collaboration>
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:receiveTask id="waits" messageRef="m" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="waits" /><bpmn:sequenceFlow id="b" sourceRef="waits" targetRef="end" />
  </bpmn:process>`,
  )
  .replace(
    'bpmnElement="p" /></bpmndi',
    `bpmnElement="c">
    <bpmndi:BPMNShape id="pool_di" bpmnElement="pool" isHorizontal="true"><dc:Bounds x="60" y="60" width="600" height="250" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="120" y="160" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="waits_di" bpmnElement="waits"><dc:Bounds x="220" y="140" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="400" y="160" width="36" height="36" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi`,
  )
  .replace('</bpmndi:BPMNPlane></bpmndi:BPMNPlane>', '</bpmndi:BPMNPlane>');

describe('correlation in the properties', () => {
  it('is a key of properties, where messages have them, and what the procedure binds them to', async () => {
    const canvas = await drawnCanvas(talking);
    const before = await canvas.xml();
    select(canvas, null);
    await drawPage(<Panel canvas={canvas} />);
    await openTab('消息关联');
    await add(list('关联属性'));
    await write(list('关联属性'), '名称', '单号');
    await add(list('在各消息中的位置'));
    await write(list('在各消息中的位置'), '消息', '答复');
    await write(list('在各消息中的位置'), '消息中的取值', '=number');
    await add(list('关联键'));
    await choose(list('关联键'), '由哪些属性组成', '单号 · property');
    expect(await findings(canvas)).toEqual([]);
    const keyed = await canvas.xml();
    expect(keyed).toContain('<bpmn:correlationPropertyRef>property</bpmn:correlationPropertyRef>');

    // A subscription begins with the key and all its properties.
    await add(list('由流程数据取值的关联键'));
    expect(await findings(canvas)).toContain('correlation-binding-incomplete');
    await write(list('由流程数据取值的关联键'), '流程中的取值', '=case.number');
    expect(await findings(canvas)).toEqual([]);
    const bound = await canvas.xml();
    expect(bound).toContain('correlationKeyRef="key"');
    expect(bound).toContain('=case.number');

    // The task that waits shows where its message has it.
    select(canvas, 'waits');
    await openTab('消息关联');
    expect(labelled(list('关联属性'), '消息中的取值')).toHaveProperty('value', '=number');

    undoAll(canvas);
    expect(await canvas.xml()).toBe(before);
    redoAll(canvas);
    expect(await canvas.xml()).toBe(bound);

    // A property goes out of its key and its bindings.
    select(canvas, null);
    await openTab('消息关联');
    await remove(list('关联属性'));
    expect(await canvas.xml()).not.toContain('="property"');
    expect(await findings(canvas)).toContain('correlation-key-empty');
  });

  it('asks for a pool first', async () => {
    const canvas = await drawnCanvas();
    select(canvas, null);
    await drawPage(<Panel canvas={canvas} />);
    await openTab('消息关联');
    expect(screen.getByText('关联键属于协作：先画泳池')).toBeDefined();
  });
});
