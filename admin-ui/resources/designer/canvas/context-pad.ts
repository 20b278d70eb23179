import { isModdleElement, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { isConversationNode } from '../../../diagram/conversations/conversation-types.ts';
import { appendBehind } from './append-behind.ts';
import type { CanvasWordings } from './canvas-wordings.ts';
import { iconMarkup, type ShapeIconName } from './shape-icons.ts';
import { shapesOf, type ShapeSpec } from './shape-spec.ts';
import type { Drawn, Services } from './services.ts';

export type PadKey =
  | 'task'
  | 'gateway'
  | 'end'
  | 'timer'
  | 'connect'
  | 'note'
  | 'change'
  | 'remove'
  | 'laneAbove'
  | 'laneBelow'
  | 'laneTwo'
  | 'laneThree';

interface PadItem {
  readonly icon: ShapeIconName;
  readonly fits: (element: Drawn) => boolean;
  readonly act: PadAction;
}
type PadAction =
  | { readonly kind: 'append'; readonly spec: ShapeSpec }
  | { readonly kind: 'connect' | 'change' | 'remove' }
  | { readonly kind: 'lane'; readonly at: 'top' | 'bottom' }
  | { readonly kind: 'split'; readonly count: number };

const endType = 'bpmn:EndEvent';
const nodeType = /(?:Task|Event|Gateway|SubProcess|Transaction|CallActivity)$/u;

const isNode = ({ type }: Drawn): boolean => nodeType.test(type);
const isTypedSubProcess = (business: ModdleElement): boolean =>
  business['triggeredByEvent'] === true || business['isForCompensation'] === true;
/** Something may follow it. */
const leadsOn = (element: Drawn): boolean =>
  isNode(element) && element.type !== endType && !isTypedSubProcess(element.businessObject);
const isFlowOrNode = (element: Drawn): boolean =>
  isNode(element) || /SequenceFlow|DataObjectReference|DataStoreReference/u.test(element.type);
const isLane = ({ type }: Drawn): boolean => type === 'bpmn:Lane' || type === 'bpmn:Participant';
const hasLanes = ({ children = [] }: Drawn): boolean =>
  children.some(({ type }) => type === 'bpmn:Lane');
const afterEventGateway = ({ type }: Drawn): boolean => type === 'bpmn:EventBasedGateway';

/** What the pad beside a selected element offers. */
const padItems: { readonly [K in PadKey]: PadItem } = {
  task: {
    icon: 'userTask',
    fits: (element) => leadsOn(element) && !afterEventGateway(element),
    act: { kind: 'append', spec: { type: 'bpmn:UserTask' } },
  },
  gateway: {
    icon: 'exclusive',
    fits: (element) => leadsOn(element) && !afterEventGateway(element),
    act: { kind: 'append', spec: { type: 'bpmn:ExclusiveGateway' } },
  },
  end: {
    icon: 'end',
    fits: (element) => leadsOn(element) && !afterEventGateway(element),
    act: { kind: 'append', spec: { type: endType } },
  },
  timer: {
    icon: 'timer',
    fits: leadsOn,
    act: {
      kind: 'append',
      spec: { type: 'bpmn:IntermediateCatchEvent', definition: 'bpmn:TimerEventDefinition' },
    },
  },
  connect: {
    icon: 'connect',
    fits: (element) =>
      element.waypoints === undefined &&
      (isFlowOrNode(element) || isConversationNode(element.businessObject)),
    act: { kind: 'connect' },
  },
  note: {
    icon: 'note',
    fits: isNode,
    act: { kind: 'append', spec: { type: 'bpmn:TextAnnotation' } },
  },
  laneAbove: { icon: 'laneAbove', fits: isLane, act: { kind: 'lane', at: 'top' } },
  laneBelow: { icon: 'laneBelow', fits: isLane, act: { kind: 'lane', at: 'bottom' } },
  laneTwo: {
    icon: 'laneTwo',
    fits: (element) => isLane(element) && !hasLanes(element),
    act: { kind: 'split', count: 2 },
  },
  laneThree: {
    icon: 'laneThree',
    fits: (element) => isLane(element) && !hasLanes(element),
    act: { kind: 'split', count: 3 },
  },
  change: {
    icon: 'change',
    fits: (element) => isFlowOrNode(element) || element.type === 'bpmn:Participant',
    act: { kind: 'change' },
  },
  remove: { icon: 'remove', fits: () => true, act: { kind: 'remove' } },
};

export const padKeys = Object.keys(padItems).filter((key): key is PadKey => key in padItems);

const padSelector = '.djs-context-pad';

type Get = <N extends keyof Services>(name: N) => Services[N];
interface Entry {
  readonly group: string;
  readonly html: string;
  readonly action: object;
}

function actionOf(action: PadAction, get: Get): object {
  const make = (spec: ShapeSpec) =>
    shapesOf(spec, { bpmnFactory: get('bpmnFactory'), elementFactory: get('elementFactory') });
  if (action.kind === 'append') {
    const { spec } = action;
    return {
      click: (_event: Event, element: Drawn) => appendBehind(get, element, make(spec)[0]),
      dragstart: (event: Event, element: Drawn) => {
        get('create').start(event, make(spec)[0], { source: element });
      },
    };
  }
  if (action.kind === 'connect') {
    const start = (event: Event, element: Drawn): void => {
      get('connect').start(event, element);
    };
    return { click: start, dragstart: start };
  }
  return { click: clicks(action, get) };
}

function clicks(
  action: Exclude<PadAction, { readonly kind: 'append' | 'connect' }>,
  get: Get,
): (event: Event, target: Drawn | readonly Drawn[]) => void {
  return (event, target) => {
    const elements: readonly Drawn[] = 'id' in target ? [target] : target;
    const [element] = elements;
    if (element === undefined) {
      return;
    }
    if (action.kind === 'remove') {
      get('modeling').removeElements([...elements]);
    } else if (action.kind === 'lane') {
      get('modeling').addLane(element, action.at);
    } else if (action.kind === 'split') {
      get('modeling').splitLane(element, action.count);
    } else {
      const pad = event.target instanceof Element ? event.target.closest(padSelector) : null;
      const { left = 0, bottom = 0 } = pad?.getBoundingClientRect() ?? {};
      get('popupMenu').open(element, 'bpmn-replace', { x: left, y: bottom + 4 }, { width: 280 });
    }
  };
}

/** Makes a pad a toolbar that can be worked by keys. */
function makeToolbar(pad: HTMLElement, name: string): void {
  pad.setAttribute('role', 'toolbar');
  pad.setAttribute('aria-label', name);
  pad.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if ((key === 'Enter' || key === ' ') && target instanceof HTMLElement) {
      event.preventDefault();
      target.click();
    }
  });
}

/** The own context pad: pictures, each with its word while it is pointed at or has the focus. */
export function addContextPad(
  get: Get,
  { pad, padName }: Pick<CanvasWordings, 'pad' | 'padName'>,
): void {
  const entryOf = (key: PadKey): Entry => ({
    group: padItems[key].act.kind === 'append' ? 'append' : 'edit',
    html: `<div class="entry bh-pad-entry" role="button" tabindex="0" draggable="true">${iconMarkup(padItems[key].icon)}<span>${pad[key]}</span></div>`,
    action: actionOf(padItems[key].act, get),
  });
  const entries = (keys: readonly PadKey[]): Readonly<Record<string, Entry>> =>
    Object.fromEntries(keys.map((key) => [key, entryOf(key)]));
  get('eventBus').on('contextPad.create', ({ pad: made }: { readonly pad: HTMLElement }) => {
    makeToolbar(made, padName);
  });
  get('contextPad').registerProvider(1000, {
    getContextPadEntries: (element: Drawn) =>
      entries(
        isModdleElement(element.businessObject) && element.labelTarget === undefined
          ? padKeys.filter((key) => padItems[key].fits(element))
          : ['remove'],
      ),
    getMultiElementContextPadEntries: () => entries(['remove']),
  });
}
