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
  const given: JsonObject = JSON.parse('{}');
  const result = evaluate(source.trim().slice(1), {
    variables: Object.assign(given, variables),
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

/** Service tasks that answer at once; clock timers, which the library does not know, never fire. */
const extensions = {
  bh: (element: ElementWithBehaviour): void => {
    if (element.type !== 'bpmn:ServiceTask') return;
    element.behaviour['Service'] = function Service() {
      return {
        execute: (_message: unknown, done: (error: null, result: unknown) => void): void => {
          done(null, {});
        },
      };
    };
  },
};

/** Gives a function that carries one case of the same diagram through the same steps. */
export const prepareBpmnEngine = async (xml: string): Promise<() => Promise<void>> => {
  const options = { moddleOptions: { bh: bhModdle }, expressions, scripts, extensions };
  const [definition] = await new Engine({
    ...options,
    name: 'parse',
    source: xml,
  } as never).getDefinitions();
  const sourceContext: unknown = (
    definition as unknown as {
      readonly environment: { readonly options: { readonly source: unknown } };
    }
  ).environment.options.source;
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
    const engine = new Engine({ ...options, name: 'case', sourceContext } as never);
    const ended = engine.waitFor('end');
    await engine.execute({ listener, variables: { ...straightStart } } as never);
    await ended;
    if (queue.length > 0)
      throw new Error(
        `Expected all steps to be taken, but ${String(queue[0]?.element)} was not reached`,
      );
  };
};
