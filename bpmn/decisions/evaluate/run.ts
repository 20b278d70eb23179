import { evaluateFeelText, testFeelText } from '../../expressions/feel-runtime.ts';
import type { FeelOutcome } from '../../expressions/feel-runtime.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { DecisionFailure } from './decision-failure.ts';
import type { TableTrace, TraceWarning } from './trace.ts';

/** One evaluation of a model. Its trace grows while it goes on, and calls are open; nothing else changes. */
export interface Run {
  readonly model: DecisionModel;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the decision or business knowledge model whose logic is evaluated. */
  readonly owner: string;
  readonly tables: TableTrace[];
  readonly warnings: TraceWarning[];
  /** Calls of functions that are under way, each inside the one before. */
  readonly calls: { open: number };
  readonly evaluate: (expression: BoxedExpression, scope: FeelContext, run: Run) => FeelValue;
}

/** Where FEEL stands and what it sees. */
export interface Place {
  readonly element: string;
  readonly scope: FeelContext;
  readonly run: Run;
}

export function evaluateText(source: string, place: Place): FeelValue {
  return valueOf(evaluateFeelText(source, place.scope, place.run.at), place);
}

export function passes(tests: string, value: FeelValue, place: Place): boolean {
  return valueOf(testFeelText(tests, value, place.scope, place.run.at), place);
}

export function valueOf<T>(
  outcome: FeelOutcome<T>,
  { element, run }: Pick<Place, 'element' | 'run'>,
): T {
  if (!outcome.ok) throw new DecisionFailure('expression-failed', element, outcome.message);
  for (const { message, unknownName } of outcome.warnings) {
    if (unknownName !== null && isRequirable(unknownName, run.model))
      throw new DecisionFailure(
        'requirement-missing',
        element,
        `Expected ${run.owner} to require ${unknownName}, but got no requirement`,
      );
    run.warnings.push({ element, message });
  }
  return outcome.value;
}

function isRequirable(name: string, model: DecisionModel): boolean {
  return [model.inputs, model.decisions, model.knowledge, model.services].some((elements) =>
    Object.values(elements).some(({ variable }) => variable === name),
  );
}
