/**
 * What the `bh:` extension elements of a diagram say (namespace `https://bihuan.dev/bpmn/1`).
 * The engine hands them on with its commands and evaluates their expressions; what they mean is
 * the business of the shell around it.
 */

/** A FEEL expression as it stands in the diagram, without the leading `=`. */
export type FeelSource = string;

/** `bh:assignment`: who may take a task. Lanes carry one too; a task's own wins, part by part. */
export interface AssignmentRule {
  readonly role?: string;
  /** Evaluates to a unit id. */
  readonly unit?: FeelSource;
  /** Evaluates to a person id or null; a task with a person is offered to nobody else. */
  readonly person?: FeelSource;
  /** Element ids whose last completer may not take this task (four-eyes rule). */
  readonly exclude: readonly string[];
}

/** `bh:limit` on a task or sub-process: the clock that runs while the activity is active. */
export interface LimitRule {
  readonly clock: string;
  /** Evaluates to `{ amount, unit }` or null (no limit: no clock). */
  readonly limit: FeelSource;
  /** Evaluates to `"restart"` (default) or `"resume"`: what happens when the clock ran before. */
  readonly reentry?: FeelSource;
  /** While its task waits for what it has asked back the clock runs on; absent: it pauses. */
  readonly whileHeld?: 'run';
}

export type OutcomeKind = 'forward' | 'back' | 'side' | 'end';

/** `bh:outcome`: one way to finish a task. */
export interface Outcome {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: OutcomeKind;
  /** Names of form fields that must be filled for this outcome. */
  readonly requires: readonly string[];
}

/** `bh:service` with `bh:input`: what a service task calls. */
export interface ServiceCall {
  readonly name: string;
  readonly inputs: Readonly<Record<string, FeelSource>>;
  /** Retry class of the shell; `default` when absent. */
  readonly retry?: string;
}

/** `bh:decision` with `bh:input`: what a business rule task asks. */
export interface DecisionCall {
  /** Id of a model in `Procedure.decisions`. */
  readonly model: string;
  /** Id of a decision, or a decision service, in it. */
  readonly decision: string;
  /** By the names of its input data; null gives all that the task sees. */
  readonly inputs: Readonly<Record<string, FeelSource>> | null;
  /** Name of the variable that gets its value. */
  readonly result: string;
}

/** `bh:clock` on a timer: subscribes to a threshold of a clock instead of a time. */
export interface ClockTimer {
  readonly clock: string;
  /** `warn`, `due`, or `escalate`: the names of the thresholds that the clock judge gives. */
  readonly threshold: ClockThreshold;
}
export type ClockThreshold = 'warn' | 'due' | 'escalate';

/** `bh:clockOperation` on a script task: moves a clock when the task runs. */
export interface ClockOperation {
  readonly clock: string;
  readonly operation: 'extend' | 'pause' | 'resume';
  /** `extend` only: evaluates to `{ amount, unit }`. */
  readonly limit?: FeelSource;
}
