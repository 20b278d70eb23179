import { FeelAbort } from '../../expressions/feel-runtime.ts';

/** Why a decision has no result. */
export const decisionFailureCodes = [
  /** The model has no decision of that id. */
  'decision-unknown',
  /** Nothing was given for a required input; `null` is something. */
  'input-missing',
  /** An expression names an element that its decision does not require (DMN 1.3, 6.3.7). */
  'requirement-missing',
  'requirements-cyclic',
  /** The text of an expression cannot be evaluated. */
  'expression-failed',
  /** A value is not of the type that was written for it (10.3.2.9.4). */
  'type-mismatch',
  /** A value is none of those that its item definition allows (7.3.2). */
  'value-not-allowed',
  /** The same of an input (8.3.2) or an output (8.3.3) of a decision table. */
  'input-value-not-allowed',
  'output-value-not-allowed',
  /** More than one rule matches under UNIQUE (8.2.11). */
  'several-rules-match',
  /** Rules that match under ANY have different outputs (8.2.11). */
  'outputs-differ',
  /** What is invoked is no function, or has other parameters. */
  'invocation-failed',
  /** Functions call each other without end. */
  'nested-too-deep',
  /** The result is, or holds, a function, a range or text that nothing keeps. */
  'result-not-plain',
] as const;
export type DecisionFailureCode = (typeof decisionFailureCodes)[number];

/** Thrown inside `evaluate/` only, also through FEEL that calls functions; a value outside. */
export class DecisionFailure extends FeelAbort {
  override readonly name = 'DecisionFailure';
  readonly code: DecisionFailureCode;
  readonly element: string;

  constructor(code: DecisionFailureCode, element: string, message: string) {
    super(message);
    this.code = code;
    this.element = element;
  }
}
