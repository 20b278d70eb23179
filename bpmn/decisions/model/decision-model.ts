import type { BoxedExpression, Parameter } from './boxed-expression.ts';
import type { ItemDefinition } from './item-definition.ts';

/**
 * A decision requirements graph (DMN 1.3, clause 6) as plain JSON, ready to be evaluated. All records are
 * keyed by the ids of the elements, item definitions by their names; `variable` is the name under which
 * expressions know an element.
 */
export interface DecisionModel {
  readonly format: 1;
  readonly id: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, InputData>>;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly knowledge: Readonly<Record<string, BusinessKnowledgeModel>>;
  readonly services: Readonly<Record<string, DecisionService>>;
  readonly items: Readonly<Record<string, ItemDefinition>>;
}

export interface InputData {
  readonly id: string;
  readonly name: string;
  readonly variable: string;
  /** Name of a type of FEEL or of an item definition; null: any value. */
  readonly type: string | null;
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly variable: string;
  readonly type: string | null;
  readonly requires: Requirements;
  readonly logic: BoxedExpression;
}

/** A function that decisions and other knowledge may call. */
export interface BusinessKnowledgeModel {
  readonly id: string;
  readonly name: string;
  readonly variable: string;
  /** Of the result, or an item definition of functions. */
  readonly type: string | null;
  /** Ids of the business knowledge models and decision services that this one calls. */
  readonly requires: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: BoxedExpression;
}

/** Decisions as a function of input data and of other decisions, in this order (DMN 1.3, 6.3.10 and 10.4). */
export interface DecisionService {
  readonly id: string;
  readonly name: string;
  readonly variable: string;
  /** Of the result, or an item definition of functions. */
  readonly type: string | null;
  /** Ids. */
  readonly inputs: readonly string[];
  /** Ids of the decisions whose values are given. */
  readonly inputDecisions: readonly string[];
  /** Ids of the decisions whose value, or whose values by name, are the result. */
  readonly outputs: readonly string[];
}

/** Ids; knowledge is business knowledge models and decision services. */
export interface Requirements {
  readonly inputs: readonly string[];
  readonly decisions: readonly string[];
  readonly knowledge: readonly string[];
}
