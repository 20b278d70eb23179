import {
  child,
  isModdleElement,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import type { Drawn } from '../canvas/services.ts';
import { always, type Mend, type Scene } from './mend.ts';

const business = ({ drawn }: Scene): ModdleElement => drawn.businessObject;

function drawnOf({ get }: Scene, element: unknown): Drawn | undefined {
  return isModdleElement(element)
    ? get('elementRegistry').get(text(element, 'id') ?? '')
    : undefined;
}

const sourceOf = (scene: Scene): Drawn | undefined => drawnOf(scene, business(scene)['sourceRef']);

/** The flow becomes what is taken when no condition holds. */
export const setDefault: Mend = {
  word: 'setDefault',
  fits: (scene) => {
    const source = sourceOf(scene);
    return source !== undefined && !isModdleElement(source.businessObject['default']);
  },
  apply: (scene, edit) => {
    const source = sourceOf(scene);
    if (source !== undefined) {
      edit.own(source, { default: business(scene) });
    }
  },
};

export const dropCondition: Mend = {
  word: 'dropCondition',
  fits: (scene) => child(business(scene), 'conditionExpression') !== null,
  apply: ({ drawn }, edit) => {
    edit.own(drawn, { conditionExpression: undefined });
  },
};

/** A default flow has no condition: which of the two is wrong the finding does not know; the default stays. */
export const dropConditionOfDefault: Mend = {
  word: 'dropCondition',
  fits: (scene) => conditioned(scene) !== undefined,
  apply: (scene, edit) => {
    const flow = conditioned(scene);
    if (flow !== undefined) {
      edit.own(flow, { conditionExpression: undefined });
    }
  },
};

/** The flow itself, or the default flow of the node that is named. */
function conditioned(scene: Scene): Drawn | undefined {
  const own = business(scene);
  const flow = own.$type === 'bpmn:SequenceFlow' ? scene.drawn : drawnOf(scene, own['default']);
  return flow !== undefined && child(flow.businessObject, 'conditionExpression') !== null
    ? flow
    : undefined;
}

export const dropDefault: Mend = {
  word: 'dropDefault',
  fits: (scene) => isModdleElement(business(scene)['default']),
  apply: ({ drawn }, edit) => {
    edit.own(drawn, { default: undefined });
  },
};

const flowsOnly = (flows: readonly Drawn[] = []): readonly Drawn[] =>
  flows.filter(({ type }) => type === 'bpmn:SequenceFlow');

const dropFlows = (side: 'incoming' | 'outgoing'): Mend => ({
  word: 'dropFlows',
  fits: ({ drawn }) => flowsOnly(drawn[side]).length > 0,
  apply: ({ drawn }, edit) => {
    edit.get('modeling').removeElements([...flowsOnly(drawn[side])]);
  },
});
export const dropIncoming = dropFlows('incoming');
export const dropOutgoing = dropFlows('outgoing');

export const dropElement: Mend = {
  word: 'dropElement',
  fits: always,
  apply: ({ drawn }, edit) => {
    edit.get('modeling').removeElements([drawn]);
  },
};

export const addEnd: Mend = {
  word: 'addEnd',
  fits: ({ drawn }) => flowsOnly(drawn.outgoing).length === 0 && drawn.waypoints === undefined,
  apply: ({ drawn }, edit) => {
    const end = edit.get('elementFactory').createShape({ type: 'bpmn:EndEvent' });
    edit.get('autoPlace').append(drawn, end);
  },
};

const middle = (drawn: Drawn): { readonly x: number; readonly y: number } => ({
  x: (drawn.x ?? 0) + (drawn.width ?? 0) / 2,
  y: (drawn.y ?? 0) + (drawn.height ?? 0) / 2,
});
const far = (one: Drawn, other: Drawn): number =>
  Math.hypot(middle(one).x - middle(other).x, middle(one).y - middle(other).y);
const node = /(?:Task|Event|Gateway|SubProcess|Transaction|CallActivity)$/u;

/** Nodes of the same level from which a flow may still go, nearest first. */
function dangling({ drawn, get }: Scene): readonly Drawn[] {
  return get('elementRegistry')
    .getAll()
    .filter(
      (other) =>
        other !== drawn &&
        other.parent === drawn.parent &&
        other.type !== 'bpmn:EndEvent' &&
        node.test(other.type) &&
        flowsOnly(other.outgoing).length === 0,
    )
    .toSorted((one, other) => far(drawn, one) - far(drawn, other));
}

/** A flow from the nearest element that leads nowhere. */
export const connect: Mend = {
  word: 'connect',
  fits: (scene) => flowsOnly(scene.drawn.incoming).length === 0 && dangling(scene).length > 0,
  apply: (scene, edit) => {
    const [nearest] = dangling(scene);
    if (nearest !== undefined) {
      edit.get('modeling').connect(nearest, scene.drawn, { type: 'bpmn:SequenceFlow' });
    }
  },
};
