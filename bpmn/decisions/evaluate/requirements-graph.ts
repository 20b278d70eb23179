import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { JsonObject } from '../../model/json.ts';
import type { BusinessKnowledgeModel, Requirements } from '../model/decision-model.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import { functionOver } from './functions.ts';
import type { Run } from './run.ts';

/** One evaluation of a graph: every decision in it is evaluated at most once. */
export class RequirementsGraph {
  readonly #run: Run;
  readonly #inputs: JsonObject;
  readonly #decided = new Map<string, FeelValue>();
  readonly #made = new Map<string, FeelValue>();
  readonly #open = new Set<string>();

  constructor(run: Run, inputs: JsonObject) {
    this.#run = run;
    this.#inputs = inputs;
  }

  decide(id: string): FeelValue {
    if (this.#decided.has(id)) return this.#decided.get(id);
    const decision = entry(this.#run.model.decisions, id);
    const { requires, logic, type, variable } = decision;
    const value = this.#guarded(id, () => {
      const scope = { ...this.#known(requires), ...this.#functions(requires.knowledge) };
      const run = { ...this.#run, owner: id };
      const result = run.evaluate(logic, scope, run);
      return conform(result, type, { what: variable, element: id, run });
    });
    this.#decided.set(id, value);
    return value;
  }

  /** Diagrams with cycles are refused when they are read; a model may come from elsewhere. */
  #guarded(id: string, evaluate: () => FeelValue): FeelValue {
    if (this.#open.has(id))
      throw new DecisionFailure(
        'requirements-cyclic',
        id,
        `Expected no cycle, but got ${[...this.#open, id].join(' > ')}`,
      );
    this.#open.add(id);
    const value = evaluate();
    this.#open.delete(id);
    return value;
  }

  #known({ inputs, decisions }: Requirements): FeelContext {
    const { model } = this.#run;
    return Object.fromEntries([
      ...inputs.map((id) => [entry(model.inputs, id).variable, this.#given(id)] as const),
      ...decisions.map((id) => [entry(model.decisions, id).variable, this.decide(id)] as const),
    ]);
  }

  #given(id: string): FeelValue {
    const { variable, type } = entry(this.#run.model.inputs, id);
    if (!Object.hasOwn(this.#inputs, variable))
      throw new DecisionFailure(
        'input-missing',
        id,
        `Expected a value for ${variable}, but got none`,
      );
    const subject = { what: variable, element: id, run: this.#run, json: true };
    return conform(this.#inputs[variable], type, subject);
  }

  #functions(ids: readonly string[]): FeelContext {
    const models = ids.map((id) => entry(this.#run.model.knowledge, id));
    return Object.fromEntries(
      models.map((model) => [model.variable, this.#function(model)] as const),
    );
  }

  #function(knowledge: BusinessKnowledgeModel): FeelValue {
    const { id, parameters, body } = knowledge;
    if (this.#made.has(id)) return this.#made.get(id);
    const made = this.#guarded(id, () => {
      const scope = this.#functions(knowledge.requires);
      const definition = { element: id, parameters, body, type: this.#resultType(knowledge) };
      return functionOver(scope, definition, { ...this.#run, owner: id });
    });
    this.#made.set(id, made);
    return made;
  }

  /** Its variable has a type of functions or, as tools write it, that of the result. */
  #resultType({ type }: BusinessKnowledgeModel): string | null {
    const { items } = this.#run.model;
    const shape = type !== null && Object.hasOwn(items, type) ? items[type]?.shape : undefined;
    if (shape?.kind === 'function') return shape.result;
    return type === 'function' ? null : type;
  }
}

function entry<T>(record: Readonly<Record<string, T>>, id: string): T {
  const found = Object.hasOwn(record, id) ? record[id] : undefined;
  if (found === undefined)
    throw new DecisionFailure(
      'decision-unknown',
      id,
      `Expected an element of the model, but got ${id}`,
    );
  return found;
}
