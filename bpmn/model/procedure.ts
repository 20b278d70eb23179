import type { BpmnElement } from './element.ts';
import type { DecisionModel } from '../decisions/model/decision-model.ts';
import type { ProcessData } from './data.ts';
import type { FeelSource } from './element-properties.ts';

export interface SequenceFlow {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly source: string;
  readonly target: string;
  readonly condition: FeelSource | null;
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly role: string | null;
}

/**
 * A compiled procedure: everything that the engine needs, and nothing else, as plain JSON with
 * sorted keys, so that its canonical text and hash are stable. Never changed after parsing.
 */
export interface Procedure {
  /** Version of this shape. */
  readonly format: 1;
  readonly id: string;
  /**
   * Of what is called from another file: the procedure that was published from there. Elements that are known beyond
   * their own procedure, as correlation keys are, are those of their file.
   */
  readonly file?: string;
  readonly name: string;
  readonly nameEn: string;
  /** Elements of the top level where a token starts when nothing is said of what started the case. */
  readonly starts: readonly string[];
  /**
   * Elements of the top level that start a case by an event: start events, receive tasks, gateways with the
   * events behind them (`event-starts.ts`). Absent when there are none.
   */
  readonly eventStarts?: readonly string[];
  /** Event sub-processes of the top level; absent when there are none. */
  readonly handlers?: readonly string[];
  /** Absent when the process declares none. */
  readonly data?: ProcessData;
  /** `bh:rollback`: variables that a return sets back; absent when there are none. */
  readonly rollback?: readonly string[];
  /** All flow nodes of all levels. */
  readonly elements: Readonly<Record<string, BpmnElement>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  readonly lanes: Readonly<Record<string, Lane>>;
  /** The decision models that its own business rule tasks name, by id; absent when there are none. */
  readonly decisions?: Readonly<Record<string, DecisionModel>>;
  /** Every procedure that is called from here, directly or not; their own `called` is empty. */
  readonly called: Readonly<Record<string, Procedure>>;
}
