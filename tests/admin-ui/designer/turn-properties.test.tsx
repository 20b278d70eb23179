import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawPage, fakeServer } from '../screen.tsx';
import { drawnCanvas, drawShape } from './drawn-diagram.ts';
import {
  choose,
  findings,
  openTab,
  Panel,
  redoAll,
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

const panel = (): HTMLElement => screen.getByRole('tabpanel');

describe('turns by data in the properties', () => {
  it('take an item each from data that is drawn, and give a result each', async () => {
    const canvas = await withData();
    select(canvas, 'check');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('多次');
    await choose(panel(), '办几次', '会签，依次');
    expect(await findings(canvas)).toContain('multi-instance-count-required');
    const before = await canvas.xml();

    const object = /<bpmn:dataObject id="([^"]+)"/u.exec(before)?.[1] ?? '';
    await choose(panel(), '逐项办的数据', `工单 · ${object}`);
    await write(panel(), '每一项的变量', 'onePlace');
    expect(await findings(canvas)).toEqual([]);
    await write(panel(), '每次结果的变量', 'oneResult');
    expect(await findings(canvas)).toEqual(['multi-instance-data-incomplete']);
    await choose(panel(), '汇总结果的数据', `工单 · ${object}`);
    expect(await findings(canvas)).toEqual([]);

    const written = await canvas.xml();
    expect(written).toContain('<bpmn:loopDataInputRef>orderHere</bpmn:loopDataInputRef>');
    expect(written).toContain('<bpmn:loopDataOutputRef>orderHere</bpmn:loopDataOutputRef>');
    expect(written).toContain('<bpmn:inputDataItem id="onePlace" />');
    expect(written).toContain('<bpmn:outputDataItem id="oneResult" />');
    undoAll(canvas);
    expect(await canvas.xml()).not.toContain('onePlace');
    redoAll(canvas);
    expect(await canvas.xml()).toBe(written);
  });

  it('lose the variable of an item when its name is taken away, and refuse one that is taken', async () => {
    const canvas = await withData();
    select(canvas, 'check');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('多次');
    await choose(panel(), '办几次', '会签，同时');
    await write(panel(), '每一项的变量', 'check');
    expect(await canvas.xml()).not.toContain('inputDataItem');
    await write(panel(), '每一项的变量', 'onePlace');
    expect(await canvas.xml()).toContain('inputDataItem');
    await userEvent.clear(screen.getByLabelText('每一项的变量'));
    await userEvent.tab();
    expect(await canvas.xml()).not.toContain('inputDataItem');
  });

  it('are not asked for where no data is seen', async () => {
    const canvas = await drawnCanvas();
    drawShape(canvas, { type: 'bpmn:UserTask' }, 'check');
    select(canvas, 'check');
    await drawPage(<Panel canvas={canvas} />);
    await openTab('多次');
    await choose(panel(), '办几次', '会签，同时');
    expect(screen.queryByLabelText('这一项叫')).not.toBeNull();
    expect(screen.queryByLabelText('逐项办的数据')).toBeNull();
  });
});
