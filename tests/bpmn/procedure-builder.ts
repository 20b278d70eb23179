import type { BpmnElement, ElementKind } from '../../bpmn/model/element.ts';
import { isActivity, isBoundary } from '../../bpmn/model/element.ts';
import type { FlowNode } from '../../bpmn/model/element.ts';
import type { MessageRule, UndoRule } from '../../bpmn/model/event-definition.ts';
import type { LoopRule } from '../../bpmn/model/loop.ts';
import type { Procedure, SequenceFlow } from '../../bpmn/model/procedure.ts';
import { markDetached } from '../../bpmn/parse/detached-branches.ts';

const blankActivity = { boundaries: [], default: null, noReturn: false, undo: null } as const;
export const outcomeCodes = ['a', 'b', 'c'] as const;

/** What every task of a generated procedure is. */
export const handledTask = () =>
  ({
    kind: 'userTask',
    ...blankActivity,
    assignment: { role: 'handler', exclude: [] },
    form: null,
    limit: null,
    outcomes: outcomeCodes.map((code) => ({
      code,
      label: code,
      labelEn: code,
      kind: 'forward' as const,
      requires: [],
    })),
  }) as const;

/** The variable that a task writes, where tests have them write. */
export const variableOf = (element: string): string => `of-${element}`;

/** Builds procedures for generated tests, element by element. */
export class ProcedureBuilder {
  readonly #elements = new Map<string, BpmnElement>();
  readonly #flows: SequenceFlow[] = [];
  #count = 0;
  readonly #prefix: string;

  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  id(kind: string): string {
    this.#count += 1;
    return `${this.#prefix}${kind}${this.#count}`;
  }

  node(id: string, parent: string | null): FlowNode {
    return {
      id,
      name: id,
      nameEn: id,
      parent,
      lane: null,
      stage: null,
      incoming: [],
      outgoing: [],
    };
  }

  add(element: BpmnElement): string {
    this.#elements.set(element.id, element);
    return element.id;
  }

  user(parent: string | null, undo: UndoRule | null = null): string {
    return this.add({ ...handledTask(), ...this.node(this.id('t'), parent), undo });
  }

  plain(
    kind: 'startEvent' | 'endEvent' | 'terminateEndEvent' | 'parallelGateway',
    parent: string | null,
  ): string {
    return this.add({ kind, ...this.node(this.id(kind), parent) });
  }

  gateway(kind: 'exclusiveGateway' | 'inclusiveGateway', parent: string | null): string {
    return this.add({ kind, ...this.node(this.id(kind), parent), default: null });
  }

  subProcess(parent: string | null, loop?: LoopRule): string {
    return this.add({
      kind: 'subProcess',
      ...this.node(this.id('sub'), parent),
      ...blankActivity,
      starts: [],
      limit: null,
      ...(loop === undefined ? {} : { loop }),
    });
  }

  adHoc(parent: string | null, sequential: boolean): string {
    return this.add({
      kind: 'adHocSubProcess',
      ...this.node(this.id('adHoc'), parent),
      ...blankActivity,
      starts: [],
      limit: null,
      completion: null,
      cancelsRemaining: false,
      ...(sequential ? { sequential: true as const } : {}),
    });
  }

  handler(parent: string, interrupting: boolean): string {
    return this.add({
      kind: 'eventSubProcess',
      ...this.node(this.id('handler'), parent),
      ...blankActivity,
      starts: [],
      limit: null,
      interrupting,
    });
  }

  timerStart(parent: string): string {
    return this.add({
      kind: 'timerStartEvent',
      ...this.node(this.id('when'), parent),
      timer: { kind: 'duration', value: { literal: 'PT1H' } },
    });
  }

  call(parent: string | null, calledElement: string): string {
    return this.add({
      kind: 'callActivity',
      ...this.node(this.id('call'), parent),
      ...blankActivity,
      calledElement,
      inputs: null,
      outputs: null,
    });
  }

  errorEnd(parent: string | null): string {
    return this.add({ kind: 'errorEndEvent', ...this.node(this.id('throw'), parent), code: 'e' });
  }

  boundary(
    host: string,
    parent: string | null,
    options: {
      readonly error?: true;
      readonly message?: MessageRule;
      readonly interrupting: boolean;
      readonly survivesReturn?: boolean;
    },
  ): string {
    const attached = {
      host,
      interrupting: options.interrupting,
      detached: false,
      survivesReturn: options.survivesReturn ?? false,
    };
    const node = this.node(this.id('boundary'), parent);
    if (options.message !== undefined) {
      const { message } = options;
      return this.add({ kind: 'messageBoundaryEvent', ...node, ...attached, message });
    }
    return this.add(
      options.error === true
        ? { kind: 'errorBoundaryEvent', ...node, ...attached, code: 'e' }
        : {
            kind: 'timerBoundaryEvent',
            ...node,
            ...attached,
            timer: { kind: 'duration', value: { literal: 'PT1H' } },
          },
    );
  }

  messageThrow(parent: string | null, message: MessageRule): string {
    return this.add({ kind: 'messageThrowEvent', ...this.node(this.id('send'), parent), message });
  }

  flow(source: string, target: string, condition: string | null = null): string {
    const id = `${source}-${target}-${this.#flows.length}`;
    this.#flows.push({ id, name: '', nameEn: '', source, target, condition });
    return id;
  }

  setDefault(gateway: string, flow: string): void {
    const element = this.#elements.get(gateway);
    if (element !== undefined && 'default' in element)
      this.#elements.set(gateway, { ...element, default: flow });
  }

  /** Every variable of the procedure that tests write. */
  get variables(): string[] {
    return [...this.#elements.keys()].map((id) => variableOf(id));
  }

  build(id: string, called: Readonly<Record<string, Procedure>> = {}): Procedure {
    const elements: Record<string, BpmnElement> = {};
    for (const element of this.#elements.values()) elements[element.id] = this.#connected(element);
    const flows = Object.fromEntries(this.#flows.map((flow) => [flow.id, flow]));
    const starts = this.#startsIn(null);
    return markDetached({
      format: 1,
      id,
      name: id,
      nameEn: id,
      starts,
      elements,
      flows,
      lanes: {},
      called,
    });
  }

  #connected(element: BpmnElement): BpmnElement {
    const incoming = this.#flows
      .filter((flow) => flow.target === element.id)
      .map((flow) => flow.id);
    const outgoing = this.#flows
      .filter((flow) => flow.source === element.id)
      .map((flow) => flow.id);
    const connected = { ...element, incoming, outgoing };
    if (!isActivity(connected)) return connected;
    const boundaries = [...this.#elements.values()]
      .filter((other) => isBoundary(other) && other.host === element.id)
      .map((other) => other.id);
    const activity = { ...connected, boundaries };
    if (activity.kind === 'adHocSubProcess')
      return { ...activity, starts: this.#startableIn(activity.id) };
    if (activity.kind !== 'subProcess' && activity.kind !== 'eventSubProcess') return activity;
    const handlers = this.#inside(activity.id, ['eventSubProcess']);
    return {
      ...activity,
      starts: this.#startsIn(activity.id),
      ...(handlers.length === 0 ? {} : { handlers }),
    };
  }

  #startableIn(parent: string): string[] {
    return [...this.#elements.values()]
      .filter((element) => isActivity(element) && element.parent === parent)
      .filter(({ id }) => this.#flows.every((flow) => flow.target !== id))
      .map((element) => element.id);
  }

  #startsIn(parent: string | null): string[] {
    return this.#inside(parent, ['startEvent', 'timerStartEvent']);
  }

  #inside(parent: string | null, kinds: readonly ElementKind[]): string[] {
    return [...this.#elements.values()]
      .filter((element) => kinds.includes(element.kind) && element.parent === parent)
      .map((element) => element.id);
  }
}
