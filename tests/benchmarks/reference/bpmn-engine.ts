import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';
import { bhModdle } from '../../../bpmn/parse/bh-moddle.ts';

/** What the library hands to listeners and services, as far as it is used here. */
export interface WaitingTask {
  readonly type: string;
  readonly id: string;
  signal(): void;
}
interface BhElement {
  readonly $type: string;
  readonly name?: string;
  readonly value?: string;
  readonly inputs?: readonly BhElement[];
}
interface ElementWithBehaviour {
  readonly id: string;
  readonly type: string;
  readonly behaviour: Record<string, unknown> & {
    readonly script?: string;
    readonly extensionElements?: { readonly values?: readonly BhElement[] };
  };
}

/** Ends a service call; an error with a `code` is a BPMN error. */
export type ServiceDone = (
  error: (Error & { readonly code?: string }) | null,
  result?: object,
) => void;

/** What one run meets outside of the library. */
export interface Outside {
  /** What expressions see and scripts set. */
  readonly variables: Record<string, Json>;
  readonly callService: (name: string, inputs: JsonObject, done: ServiceDone) => void;
  /** Instead of the library's timers, which take real time. */
  readonly timers?: object;
}

/** One run of a diagram; everything that needs nothing from outside has happened already. */
export interface ReferenceRun {
  /** Tasks that wait for somebody, in the order in which they opened; whoever does one takes it out. */
  readonly waiting: WaitingTask[];
  readonly status: () => 'running' | 'ended' | 'failed';
  readonly stop: () => void;
}

const valueOf = (source: string, variables: JsonObject): Json => {
  const outcome = variables['outcome'];
  const result = evaluate(source.trim().slice(1), {
    variables,
    outcome: typeof outcome === 'string' ? outcome : null,
    at: 0,
  });
  if (!result.ok) throw new Error(`${source}: ${result.message}`);
  return result.value;
};

const isFeel = (text: unknown): text is string => typeof text === 'string' && /^\s*=/u.test(text);

/** FEEL for the library: through our evaluator, so that its cost is the same on both sides. */
const expressionsOver = (variables: JsonObject): object => ({
  resolveExpression: (text: unknown): unknown => (isFeel(text) ? valueOf(text, variables) : text),
  isExpression: isFeel,
  hasExpression: isFeel,
});

const scriptsOver = (variables: Record<string, Json>): object => ({
  register: (): void => undefined,
  // Asked for conditions too, then without a format: those are expressions.
  getScript: (format: string | undefined, activity: ElementWithBehaviour) =>
    format === undefined
      ? undefined
      : {
          execute: (_scope: unknown, done: (error: null, result: unknown) => void): void => {
            Object.assign(variables, valueOf(activity.behaviour.script ?? '={}', variables));
            done(null, {});
          },
        },
});

/** Service tasks call the outside; clock timers, which the library does not know, never fire. */
const servicesOf = ({ variables, callService }: Outside): object => ({
  bh: ({ type, behaviour }: ElementWithBehaviour): void => {
    if (type !== 'bpmn:ServiceTask') return;
    const service = behaviour.extensionElements?.values?.find(
      ({ $type }) => $type === 'bh:Service',
    );
    behaviour['Service'] = function Service() {
      return {
        execute: (_message: unknown, done: ServiceDone): void => {
          const inputs = (service?.inputs ?? []).map(
            ({ name = '', value = '' }) =>
              [name, isFeel(value) ? valueOf(value, variables) : value] as const,
          );
          callService(service?.name ?? '', Object.fromEntries(inputs), done);
        },
      };
    };
  },
});

interface LoadedDefinition {
  readonly environment: { readonly options: { readonly source: unknown } };
}
/** As it is used here; the library's own types do not know `sourceContext` and custom expressions. */
type EngineLike = new (options: object) => {
  getDefinitions(): Promise<readonly LoadedDefinition[]>;
  on(event: 'end' | 'error', listener: () => void): unknown;
  execute(options: object): Promise<{ stop(): Promise<unknown> }>;
};
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const ReferenceEngine = Engine as unknown as EngineLike;
const moddleOptions = { bh: bhModdle };

/** Parses a diagram once; gives a function that starts one run of it. */
export const prepareBpmnEngine = async (
  xml: string,
): Promise<(outside: Outside) => Promise<ReferenceRun>> => {
  const parsed = new ReferenceEngine({ name: 'parse', source: xml, moddleOptions });
  const [definition] = await parsed.getDefinitions();
  const sourceContext = definition?.environment.options.source;
  return async (outside) => {
    const { variables, timers } = outside;
    const engine = new ReferenceEngine({
      name: 'case',
      sourceContext,
      expressions: expressionsOver(variables),
      scripts: scriptsOver(variables),
      extensions: servicesOf(outside),
      ...(timers === undefined ? {} : { timers }),
    });
    let status: ReturnType<ReferenceRun['status']> = 'running';
    engine.on('end', () => {
      status = 'ended';
    });
    engine.on('error', () => {
      status = 'failed';
    });
    const waiting: WaitingTask[] = [];
    const listener = new EventEmitter();
    listener.on('activity.wait', (task: WaitingTask) => waiting.push(task));
    const execution = await engine.execute({ listener, variables });
    return { waiting, status: () => status, stop: () => void execution.stop() };
  };
};
