import type { FeelSource } from './element-properties.ts';

/**
 * Data of an activity or event (BPMN 2.0.2, 10.4). Every data element is a variable that its id names, seen where it
 * lives and in everything inside. A data object, or a property, of the process is the variable of that name
 * of the case. Null is what is not available yet (10.4.2).
 */
export interface ElementData {
  /** What each run, each turn, has for itself: properties, data objects inside, what only a turn fills or gives. */
  readonly own: readonly string[];
  readonly io: InputOutput | null;
  /** Executed before it starts, in this order. */
  readonly incoming: readonly DataAssociation[];
  /** Executed when its work is done. */
  readonly outgoing: readonly DataAssociation[];
}

/** Tables 10.58 to 10.62. */
export interface InputOutput {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The first that is available counts; without any the activity waits. */
  readonly inputSets: readonly DataSet[];
  /** The first that is available counts; without any the activity has an incident. */
  readonly outputSets: readonly DataSet[];
}

export interface DataSet {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Table 10.64. Executed only when every source is available. */
export interface DataAssociation {
  readonly sources: readonly string[];
  readonly target: string;
  readonly moves: readonly DataMove[];
  /** Of an activity that runs more than once: executed in each turn, not once for all of them. */
  readonly perTurn?: true;
}

export interface DataMove {
  readonly value: FeelSource;
  /** Entries on the way to what is set in the target; empty for all of it. */
  readonly path: readonly string[];
}

/** Data of a process: what lives in it, and what a caller gives to it and gets from it, in order. */
export interface ProcessData {
  readonly own: readonly string[];
  readonly io: Pick<InputOutput, 'inputs' | 'outputs'> | null;
}
