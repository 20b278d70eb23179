import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';
import type { JsonObject } from '../../../bpmn/model/json.ts';
import { bhModdle } from '../../../bpmn/parse/bh-moddle.ts';
import { straightStart, straightSteps } from '../straight-path.ts';

/** What the library hands to listeners and scripts, as far as it is used here. */
interface WaitingTask {
  readonly id: string;
  readonly environment: { readonly variables: Record<string, unknown> };
  signal(message?: unknown): void;
}
interface ScriptScope {
  readonly environment: { readonly variables: Record<string, unknown> };
}
interface ElementWithBehaviour {
  readonly id: string;
  readonly type: string;
  readonly behaviour: Record<string, unknown> & { readonly script?: string };
}

const valueOf = (source: string, variables: Readonly<Record<string, unknown>>): unknown => {
  const outcome = variables['outcome'];
  const result = evaluate(source.trim().slice(1), {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they hold JSON only
    variables: variables as JsonObject,
    outcome: typeof outcome === 'string' ? outcome : null,
    at: 0,
  });
  if (!result.ok) throw new Error(`${source}: ${result.message}`);
  return result.value;
};

/** FEEL for the library: conditions through our evaluator, so that its cost is the same on both sides. */
const expressions = {
  resolveExpression: (text: unknown, scope: ScriptScope): unknown =>
    typeof text === 'string' && text.startsWith('=')
      ? valueOf(text, scope.environment.variables)
      : text,
  isExpression: (text: unknown): boolean => typeof text === 'string' && text.startsWith('='),
  hasExpression: (text: unknown): boolean => typeof text === 'string' && text.startsWith('='),
};

const scripts = {
  register: (): void => undefined,
  // Asked for conditions too, then without a format: those are expressions.
  getScript: (format: string | undefined, activity: ElementWithBehaviour) =>
    format === undefined
      ? undefined
      : {
          execute: (scope: ScriptScope, done: (error: null, result: unknown) => void): void => {
            const { variables } = scope.environment;
            Object.assign(variables, valueOf(activity.behaviour.script ?? '={}', variables));
            done(null, {});
          },
        },
};

function Service() {
  return {
    execute: (_message: unknown, done: (error: null, result: unknown) => void): void => {
      done(null, {});
    },
  };
}

/** Service tasks that answer at once; clock timers, which the library does not know, never fire. */
const extensions = {
  bh: (element: ElementWithBehaviour): void => {
    if (element.type !== 'bpmn:ServiceTask') return;
    element.behaviour['Service'] = Service;
  },
};

interface LoadedDefinition {
  readonly environment: { readonly options: { readonly source: unknown } };
}
/** As it is used here; the library's own types do not know `sourceContext` and custom expressions. */
type EngineLike = new (options: object) => {
  getDefinitions(): Promise<readonly LoadedDefinition[]>;
  waitFor(event: 'end'): Promise<unknown>;
  execute(options: object): Promise<unknown>;
};
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const ReferenceEngine = Engine as unknown as EngineLike;

/** Gives a function that carries one case of the same diagram through the same steps. */
export const prepareBpmnEngine = async (xml: string): Promise<() => Promise<void>> => {
  const options = { moddleOptions: { bh: bhModdle }, expressions, scripts, extensions };
  const parsed = new ReferenceEngine({ ...options, name: 'parse', source: xml });
  const [definition] = await parsed.getDefinitions();
  const sourceContext = definition?.environment.options.source;
  return async () => {
    const listener = new EventEmitter();
    const queue = [...straightSteps];
    listener.on('activity.wait', (task: WaitingTask) => {
      const step = queue[0];
      if (step === undefined || step.element !== task.id) return;
      queue.shift();
      Object.assign(task.environment.variables, step.variables, { outcome: step.outcome });
      task.signal({});
    });
    const engine = new ReferenceEngine({ ...options, name: 'case', sourceContext });
    const ended = engine.waitFor('end');
    await engine.execute({ listener, variables: { ...straightStart } });
    await ended;
    if (queue.length > 0)
      throw new Error(
        `Expected all steps to be taken, but ${String(queue[0]?.element)} was not reached`,
      );
  };
};
