import { beforeEach, describe, expect, it } from 'vitest';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import type { Drawn } from '../../../admin-ui/resources/designer/canvas/services.ts';
import type { ShapeSpec } from '../../../admin-ui/resources/designer/canvas/shape-spec.ts';
import { stageTaskSpec } from '../../../admin-ui/resources/designer/canvas/stage-tasks.ts';
import { checkDiagram } from '../../../admin-ui/resources/designer/check/check-diagram.ts';
import { mendOf } from '../../../admin-ui/resources/designer/mends/mends.ts';
import { sceneOf } from '../../../admin-ui/resources/designer/mends/scene-of.ts';
import type { FindingCode } from '../../../bpmn/model/finding-advice.ts';
import type { Finding } from '../../../bpmn/model/finding.ts';
import { drawnCanvas, drawShape, emptyDiagram, flow } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(standInForDrawing);

const findingsOf = async (canvas: DesignerCanvas): Promise<readonly Finding[]> => {
  const { findings } = await checkDiagram({
    xml: await canvas.xml(),
    called: {},
    decisions: {},
    forms: {},
  });
  return findings;
};

const start: ShapeSpec = { type: 'bpmn:StartEvent' };
const end: ShapeSpec = { type: 'bpmn:EndEvent' };
const task = stageTaskSpec('check');

interface Chain {
  readonly first: Drawn;
  readonly middle: Drawn;
  readonly last: Drawn;
}

/** Start, one element, end. */
const chain = (canvas: DesignerCanvas, spec: ShapeSpec): Chain => {
  const first = drawShape(canvas, start, 'start', 60);
  const middle = drawShape(canvas, spec, 'it', 220);
  const last = drawShape(canvas, end, 'end', 400);
  flow(canvas, first, middle, 'in');
  flow(canvas, middle, last, 'out');
  return { first, middle, last };
};

/** A gateway behind the task, with two ways to the end. */
const fork = (canvas: DesignerCanvas): Drawn => {
  const first = drawShape(canvas, start, 'start', 60);
  const gateway = drawShape(canvas, { type: 'bpmn:ExclusiveGateway' }, 'it', 220);
  flow(canvas, first, gateway, 'in');
  for (const [id, x] of [
    ['a', 400],
    ['b', 600],
  ] as const) {
    const way = drawShape(canvas, end, `end-${id}`, x);
    flow(canvas, gateway, way, id);
  }
  return gateway;
};

const condition = (canvas: DesignerCanvas, id: string, body: string): void => {
  const drawn = canvas.get('elementRegistry').get(id);
  if (drawn === undefined) {
    throw new TypeError(`Expected ${id} to be drawn`);
  }
  canvas.edit((edit) => {
    const conditionExpression = edit.make('bpmn:FormalExpression', drawn.businessObject, { body });
    // As a part: the modeler takes a condition from a default flow by itself.
    edit.part(drawn, drawn.businessObject, { conditionExpression });
  });
};

const userTask = (extensions: ShapeSpec['extensions']): ShapeSpec => ({
  type: 'bpmn:UserTask',
  ...(extensions === undefined ? {} : { extensions }),
});

/** A task with an input that nothing fills, in a set or in none. */
const input = (canvas: DesignerCanvas, isListed: boolean): void => {
  const { middle } = chain(canvas, task);
  canvas.edit((edit) => {
    const io = edit.make('bpmn:InputOutputSpecification', middle.businessObject);
    const data = edit.make('bpmn:DataInput', io, { id: 'wanted' });
    const set = edit.make('bpmn:InputSet', io, isListed ? { dataInputRefs: [data] } : {});
    edit.part(middle, io, { dataInputs: [data], inputSets: [set] });
    edit.part(middle, middle.businessObject, { ioSpecification: io });
  });
};

/** What is drawn wrong, by the code that it gives. */
const wrongs: { readonly [C in FindingCode]?: (canvas: DesignerCanvas) => void } = {
  'condition-required': (canvas) => {
    fork(canvas);
    condition(canvas, 'a', '=x = 1');
  },
  'default-flow-conditional': (canvas) => {
    const gateway = fork(canvas);
    condition(canvas, 'a', '=x = 1');
    canvas.edit((edit) => {
      const way = canvas.get('elementRegistry').get('b')?.businessObject;
      edit.own(gateway, { default: way });
    });
    condition(canvas, 'b', '=x = 2');
  },
  'role-required': (canvas) => {
    chain(canvas, userTask([['bh:Stage', { value: 'check' }]]));
  },
  'leads-nowhere': (canvas) => {
    const first = drawShape(canvas, start, 'start', 60);
    flow(canvas, first, drawShape(canvas, { type: 'bpmn:ExclusiveGateway' }, 'it', 220), 'in');
  },
  'not-reachable': (canvas) => {
    const first = drawShape(canvas, start, 'start', 60);
    flow(canvas, first, drawShape(canvas, task, 'task', 220), 'in');
    drawShape(canvas, { type: 'bpmn:EndEvent' }, 'end', 400);
  },
  'not-supported': (canvas) => {
    chain(canvas, { type: 'bpmn:ManualTask', extensions: [['bh:Form', { key: 'f' }]] });
  },
  'extension-repeated': (canvas) => {
    chain(
      canvas,
      userTask([
        ['bh:Assignment', { role: 'grid' }],
        ['bh:Stage', { value: 'check' }],
        ['bh:Stage', { value: 'verify' }],
      ]),
    );
  },
  'outcome-forward-required': (canvas) => {
    chain(
      canvas,
      userTask([
        ['bh:Assignment', { role: 'grid' }],
        ['bh:Outcome', { code: 'back', label: '退回', kind: 'back' }],
      ]),
    );
  },
  'outcome-doubled': (canvas) => {
    chain(
      canvas,
      userTask([
        ['bh:Assignment', { role: 'grid' }],
        ['bh:Outcome', { code: 'go', label: '办', kind: 'forward' }],
        ['bh:Outcome', { code: 'go', label: '再办', kind: 'forward' }],
      ]),
    );
  },
  'script-format': (canvas) => {
    chain(canvas, {
      type: 'bpmn:ScriptTask',
      attributes: { scriptFormat: 'javascript', script: '={ a: 1 }' },
    });
  },
  'expression-expected': (canvas) => {
    chain(canvas, userTask([['bh:Assignment', { role: 'grid', unit: 'gridUnit' }]]));
  },
  'excluded-unknown': (canvas) => {
    chain(canvas, userTask([['bh:Assignment', { role: 'grid', exclude: 'nobody' }]]));
  },
  'form-unknown': (canvas) => {
    chain(
      canvas,
      userTask([
        ['bh:Assignment', { role: 'grid' }],
        ['bh:Form', { key: 'nothing' }],
      ]),
    );
  },
  'timer-definition-required': (canvas) => {
    chain(canvas, {
      type: 'bpmn:IntermediateCatchEvent',
      definition: 'bpmn:TimerEventDefinition',
    });
  },
  'message-required': (canvas) => {
    chain(canvas, {
      type: 'bpmn:IntermediateCatchEvent',
      definition: 'bpmn:MessageEventDefinition',
    });
  },
  'signal-required': (canvas) => {
    chain(canvas, {
      type: 'bpmn:IntermediateCatchEvent',
      definition: 'bpmn:SignalEventDefinition',
    });
  },
  'loop-without-end': (canvas) => {
    chain(canvas, {
      type: 'bpmn:ManualTask',
      loop: { type: 'bpmn:StandardLoopCharacteristics' },
    });
  },
  'data-in-no-set': (canvas) => {
    input(canvas, false);
  },
  'data-input-never-filled': (canvas) => {
    input(canvas, true);
  },
  'multi-instance-count-required': (canvas) => {
    chain(canvas, {
      type: 'bpmn:ManualTask',
      loop: { type: 'bpmn:MultiInstanceLoopCharacteristics', isSequential: false },
    });
  },
};

describe('mends', () => {
  it.each(Object.entries(wrongs))('takes %s away by one press', async (code, draw) => {
    const canvas = await drawnCanvas();
    draw(canvas);
    const before = await findingsOf(canvas);
    const finding = before.find((one) => one.code === code);
    expect([code, before.map((one) => one.code)]).toEqual([code, expect.arrayContaining([code])]);
    const scene = finding === undefined ? null : sceneOf(canvas, finding);
    const mend = scene === null ? null : mendOf(scene);
    expect(mend).not.toBeNull();
    canvas.edit((edit) => {
      if (scene !== null) {
        mend?.apply(scene, edit);
      }
    });
    const after = await findingsOf(canvas);
    const left = after.filter((one) => one.code === code && one.elementId === finding?.elementId);
    expect(left).toEqual([]);
    // One press is one step of undo.
    canvas.get('commandStack').undo();
    expect((await findingsOf(canvas)).map((one) => one.code)).toContain(code);
  });

  it('makes a process executable', async () => {
    const canvas = await drawnCanvas(
      emptyDiagram.replace('isExecutable="true"', 'isExecutable="false"'),
    );
    chain(canvas, task);
    const finding = (await findingsOf(canvas)).find(({ code }) => code === 'not-executable');
    const scene = finding === undefined ? null : sceneOf(canvas, finding);
    canvas.edit((edit) => {
      if (scene !== null) {
        mendOf(scene)?.apply(scene, edit);
      }
    });
    expect(finding?.code).toBe('not-executable');
    expect(await findingsOf(canvas)).toEqual([]);
  });

  it('takes the role that the other tasks of the lane have', async () => {
    const canvas = await drawnCanvas();
    const { middle } = chain(canvas, userTask(undefined));
    const root = canvas.get('canvas').getRootElement();
    expect(root.type).toBe('bpmn:Process');
    const scene = sceneOf(canvas, {
      severity: 'error',
      code: 'role-required',
      elementId: middle.id,
      params: {},
    });
    // Neither a lane nor a stage says who: there is nothing to press.
    expect(scene === null ? null : mendOf(scene)).toBeNull();
  });
});
