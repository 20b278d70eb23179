import type {
  AssignmentRule,
  ClockOperation,
  DecisionCall,
  FeelSource,
  LimitRule,
  Outcome,
  ServiceCall,
} from './element-properties.ts';
import type { ElementData } from './data.ts';
import type { LoopRule } from './loop.ts';
import type { MessageRule, Thrown, TimerRule, Trigger, UndoRule } from './event-definition.ts';

/** What every flow node has. Lists of ids keep the order of the diagram. */
export interface FlowNode {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** Id of the enclosing sub-process, null at the top level. */
  readonly parent: string | null;
  readonly lane: string | null;
  /** Its own stage, or that of the nearest enclosing sub-process. */
  readonly stage: string | null;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Absent when it holds and moves none. */
  readonly data?: ElementData;
}

/** What every activity has. */
export interface Activity extends FlowNode {
  readonly boundaries: readonly string[];
  readonly default: string | null;
  /** Never a target of a return. */
  readonly noReturn: boolean;
  readonly undo: UndoRule | null;
  /** The activity that undoes it when it is compensated; absent when there is none. */
  readonly compensation?: string;
  /** It is such an activity: no flow leads to it. */
  readonly isForCompensation?: true;
  /** Tokens that must arrive before it starts, and that it gives to each flow; absent when one. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** Absent when it runs once. */
  readonly loop?: LoopRule;
}

interface Boundary extends FlowNode {
  readonly host: string;
  readonly interrupting: boolean;
  /** The branch meets no other flow: it runs in a scope instance of its own (`returns.md`). */
  readonly detached: boolean;
  readonly survivesReturn: boolean;
}

interface UserTask extends Activity {
  readonly assignment: AssignmentRule;
  readonly form: string | null;
  readonly limit: LimitRule | null;
  readonly outcomes: readonly Outcome[];
}
interface ServiceTask extends Activity {
  readonly service: ServiceCall | null;
}
interface ScriptTask extends Activity {
  /** Evaluates to a context whose entries become variables; null when only a clock is moved. */
  readonly script: FeelSource | null;
  readonly clockOperation: ClockOperation | null;
}
interface BusinessRuleTask extends Activity {
  readonly decision: DecisionCall | null;
}
interface WithItem {
  /** Data that is the item of its message: all variables that the message carries, as a context. */
  readonly item?: string;
}
/** Calls a service, or sends a message; validation asks for exactly one. */
interface SendTask extends Activity, WithItem {
  readonly service: ServiceCall | null;
  readonly message: MessageRule | null;
}
interface ReceiveTask extends Activity, WithItem {
  readonly message: MessageRule | null;
  /** Its message starts a case. */
  readonly instantiates?: true;
}
interface SubProcess extends Activity {
  readonly starts: readonly string[];
  /** It can be cancelled from inside, which compensates what it has done. */
  readonly transaction?: true;
  /** Its event sub-processes; absent when there are none. */
  readonly handlers?: readonly string[];
  readonly limit: LimitRule | null;
}
/** Starts inside its scope when its start event happens, beside or instead of what runs there. */
interface EventSubProcess extends SubProcess {
  readonly interrupting: boolean;
}
/** Its activities are started by people, in any order and number. */
interface AdHocSubProcess extends SubProcess {
  /** One activity at a time. */
  readonly sequential?: true;
  /** Asked after each activity; null when people say that nothing more is to be done. */
  readonly completion: FeelSource | null;
  /** Whether the end cancels what still runs; of no effect when sequential. */
  readonly cancelsRemaining: boolean;
}
interface CallActivity extends Activity {
  /** Id of a procedure in `Procedure.called`. */
  readonly calledElement: string;
  /** Variables of the called scope; null passes all in. */
  readonly inputs: Readonly<Record<string, FeelSource>> | null;
  /** Variables of the calling scope; null passes all out. */
  readonly outputs: Readonly<Record<string, FeelSource>> | null;
}
interface ForkingGateway extends FlowNode {
  readonly default: string | null;
}
interface EventBasedGateway extends FlowNode {
  /** An event behind it starts a case; `parallel`: then the others have to happen too (10.6.6). */
  readonly instantiates?: 'exclusive' | 'parallel';
}
interface ComplexGateway extends ForkingGateway {
  /** Asked when a token arrives: `activationCount` is the number of flows that hold one. */
  readonly activation: FeelSource | null;
}
interface Coded extends FlowNode {
  /** Null catches or throws without a code. */
  readonly code: string | null;
}
interface MessageEvent extends FlowNode, WithItem {
  readonly message: MessageRule | null;
}
interface LinkEvent extends FlowNode {
  readonly link: string;
}
interface SignalEvent extends FlowNode {
  readonly signal: string;
}
interface CompensationEvent extends FlowNode {
  /** The activity that is compensated; null for everything in the scope. */
  readonly activity: string | null;
}
interface ConditionalEvent extends FlowNode {
  /** Happens when it becomes true. */
  readonly condition: FeelSource;
}
interface MultipleEvent extends FlowNode {
  readonly triggers: readonly Trigger[];
  /** All of them have to happen, not only the first. */
  readonly parallel: boolean;
}
interface MultipleThrow extends FlowNode {
  readonly throws: readonly Thrown[];
}
interface TimerEvent extends FlowNode {
  readonly timer: TimerRule;
}

/** Every kind of element that the engine runs; a kind without a behavior does not compile. */
interface ElementMap {
  readonly startEvent: FlowNode;
  readonly endEvent: FlowNode;
  readonly terminateEndEvent: FlowNode;
  readonly errorEndEvent: Coded;
  readonly escalationEndEvent: Coded;
  readonly messageEndEvent: MessageEvent;
  readonly intermediateThrowEvent: FlowNode;
  readonly escalationThrowEvent: Coded;
  readonly messageThrowEvent: MessageEvent;
  readonly linkThrowEvent: LinkEvent;
  readonly linkCatchEvent: LinkEvent;
  readonly signalThrowEvent: SignalEvent;
  readonly signalEndEvent: SignalEvent;
  readonly compensationThrowEvent: CompensationEvent;
  readonly compensationEndEvent: CompensationEvent;
  readonly cancelEndEvent: FlowNode;
  readonly multipleThrowEvent: MultipleThrow;
  readonly multipleEndEvent: MultipleThrow;
  readonly multipleCatchEvent: MultipleEvent;
  readonly timerCatchEvent: TimerEvent;
  readonly messageCatchEvent: MessageEvent;
  readonly signalCatchEvent: SignalEvent;
  readonly conditionalCatchEvent: ConditionalEvent;
  readonly timerStartEvent: TimerEvent;
  readonly messageStartEvent: MessageEvent;
  readonly signalStartEvent: SignalEvent;
  readonly conditionalStartEvent: ConditionalEvent;
  readonly errorStartEvent: Coded;
  readonly escalationStartEvent: Coded;
  readonly multipleStartEvent: MultipleEvent;
  readonly compensationStartEvent: FlowNode;
  readonly timerBoundaryEvent: Boundary & TimerEvent;
  readonly messageBoundaryEvent: Boundary & MessageEvent;
  readonly errorBoundaryEvent: Boundary & Coded;
  readonly escalationBoundaryEvent: Boundary & Coded;
  readonly signalBoundaryEvent: Boundary & SignalEvent;
  readonly conditionalBoundaryEvent: Boundary & ConditionalEvent;
  readonly cancelBoundaryEvent: Boundary;
  readonly multipleBoundaryEvent: Boundary & MultipleEvent;
  readonly task: Activity;
  readonly manualTask: Activity;
  readonly userTask: UserTask;
  readonly serviceTask: ServiceTask;
  readonly scriptTask: ScriptTask;
  readonly businessRuleTask: BusinessRuleTask;
  readonly sendTask: SendTask;
  readonly receiveTask: ReceiveTask;
  readonly subProcess: SubProcess;
  readonly eventSubProcess: EventSubProcess;
  readonly adHocSubProcess: AdHocSubProcess;
  readonly callActivity: CallActivity;
  readonly exclusiveGateway: ForkingGateway;
  readonly parallelGateway: FlowNode;
  readonly inclusiveGateway: ForkingGateway;
  readonly eventBasedGateway: EventBasedGateway;
  readonly complexGateway: ComplexGateway;
}
export type ElementKind = keyof ElementMap;
export type BpmnElement<K extends ElementKind = ElementKind> = {
  [P in K]: ElementMap[P] & { readonly kind: P };
}[K];

export type ActivityKind =
  | 'task'
  | 'manualTask'
  | 'userTask'
  | 'serviceTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'sendTask'
  | 'receiveTask'
  | 'subProcess'
  | 'eventSubProcess'
  | 'adHocSubProcess'
  | 'callActivity';
export type BoundaryKind =
  | 'timerBoundaryEvent'
  | 'messageBoundaryEvent'
  | 'signalBoundaryEvent'
  | 'conditionalBoundaryEvent'
  | 'cancelBoundaryEvent'
  | 'multipleBoundaryEvent'
  | 'errorBoundaryEvent'
  | 'escalationBoundaryEvent';
/** Start events of event sub-processes. */
export type HandlerStartKind =
  | 'timerStartEvent'
  | 'messageStartEvent'
  | 'signalStartEvent'
  | 'conditionalStartEvent'
  | 'errorStartEvent'
  | 'escalationStartEvent'
  | 'multipleStartEvent';
export type ActivityElement = BpmnElement<ActivityKind>;
export type BoundaryElement = BpmnElement<BoundaryKind>;

/** Narrow without a table look-up: only activities have `boundaries`, only boundary events a host. */
export function isActivity(element: BpmnElement): element is ActivityElement {
  return 'boundaries' in element;
}
export function isBoundary(element: BpmnElement): element is BoundaryElement {
  return 'host' in element;
}
