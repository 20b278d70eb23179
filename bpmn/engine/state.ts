import type { Json, JsonObject } from '../model/json.ts';
import type { ClockThreshold } from '../model/element-properties.ts';
import type { HeldEvent, Holder, Instant } from './events.ts';
import type { InstanceState } from './lifecycle.ts';

/**
 * A node of the graph of causes: `n` is instance n, `-n` the end of the scope that instance n opened
 * (the join over the scope's last tokens).
 */
export type CauseNode = number;

/** A token that waits at a join. */
export interface WaitingToken {
  readonly flow: string;
  readonly from: CauseNode;
}

/** A timer of an instance: its own, or that of one of its boundary events. */
export interface ArmedTimer {
  /** The boundary event, or the element of the instance itself. */
  readonly element: string;
  /** How often it has fired; part of its id. */
  readonly fired: number;
  /** A time, or a threshold of a clock. */
  readonly due?: Instant;
  readonly clock?: string;
  readonly threshold?: ClockThreshold;
  /** A cycle: how long until the next firing, and how many are left (absent: no end). */
  readonly every?: string;
  readonly left?: number;
  /** Fired for good: kept so that a revived instance does not arm it again. */
  readonly spent?: true;
}

/** A message that an instance, or one of its boundary events, waits for. */
export interface OpenSubscription {
  readonly element: string;
  /** How often it has received; part of its id. */
  readonly received: number;
  /** Received for good. */
  readonly spent?: true;
}

/** What a body knew of its turns when it opened. */
export interface Turns {
  /** One after the other: the body's end holds the last turn alone. */
  readonly sequential?: true;
  /** How many turns its boundary events have been told of. */
  readonly reported?: number;
  /** The highest number that a turn may have; absent for a standard loop. */
  readonly total?: number;
  /** Of a sequential multi-instance: what its later turns will need. */
  readonly items?: readonly Json[];
  /** Variables of later turns that were added while the body was open. */
  readonly added?: readonly AddedTurn[];
  /** A turn has been taken out: the instances say which. */
  readonly withdrawn?: true;
}

/** A turn of a sequential body that was added and has not begun. */
export interface AddedTurn {
  readonly turn: number;
  readonly variables: JsonObject;
}

/** A condition, or a signal, that an instance or what is attached to it waits for: nobody outside is asked. */
export interface InnerWait {
  readonly element: string;
  /** The condition held when it was last looked at: it happens again only after it did not. */
  readonly held?: true;
  readonly spent?: true;
}

export interface OpenIncident {
  readonly code: string;
  readonly message: string;
  /** The work of the element is done; only leaving it failed. */
  readonly leaving?: true;
}

/**
 * One activation of an element in one scope instance: a fact. Absent fields mean "nothing": the
 * record is kept small because it travels with the case.
 */
export interface Instance {
  readonly id: number;
  readonly element: string;
  /** The instance that is the scope; 0 for the procedure itself. */
  readonly scope: number;
  readonly state: InstanceState;
  readonly causes: readonly CauseNode[];
  /** Number of the event in which it was entered, and ended. */
  readonly entered: number;
  readonly ended?: number;
  /** Flow by which the token came; absent when it came by none. */
  readonly via?: string;
  /** What cancelled or interrupted it. */
  readonly endedBy?: CauseNode;
  /** Who holds it; after completion, who completed it. */
  readonly holder?: Holder;
  /** Who did its work for the holder: as far as four eyes go, they did it too. */
  readonly helpers?: readonly Holder[];
  /** Outcome of the nearest completed task among the causes, or its own once completed. */
  readonly outcome?: string;
  readonly tokens?: readonly WaitingToken[];
  /** A complex gateway that has been activated: the flows whose tokens it still takes in before it starts anew. */
  readonly awaited?: readonly string[];
  /** An activity that more tokens have to reach before it starts. */
  readonly gathering?: true;
  /** Last tokens of the scope that this instance opened. */
  readonly ends?: readonly CauseNode[];
  /** Its place among the turns of a loop or multi-instance body, from 1; the body is its scope. */
  readonly turn?: number;
  /** A turn that was taken out of its body: for good, or its body waits until it comes back. */
  readonly withdrawn?: 'for-good' | 'expected';
  /** What a turn gave. */
  readonly result?: Json;
  /** Of a body whose element runs more than once. */
  readonly turns?: Turns;
  /** Variables that are seen in it and hide those around it. */
  readonly locals?: JsonObject;
  /** Its element is not in the version that the case has migrated to; it keeps the name that it had. */
  readonly gone?: true;
  /** What it did has been compensated, or is being. */
  readonly compensated?: true;
  /** An event sub-process for compensation: the scope instance whose work it undoes. */
  readonly compensates?: number;
  /** Variables of a called procedure. */
  readonly variables?: JsonObject;
  readonly timers?: readonly ArmedTimer[];
  readonly subscriptions?: readonly OpenSubscription[];
  readonly waits?: readonly InnerWait[];
  /** Name of the clock that runs with it. */
  readonly clock?: string;
  /** What it opened; absent before that, and when opening failed (then it has an incident). */
  readonly opened?: 'task' | 'service' | 'body' | 'wait';
  readonly incident?: OpenIncident;
}

/** A running case that stands still (`suspension.md`). */
export interface Suspension {
  readonly since: Instant;
  /** What came from outside meanwhile and cannot be asked for again, in order: it happens on resuming. */
  readonly held: readonly HeldEvent[];
}

export type CaseStatus = 'new' | 'running' | 'completed' | 'failed' | 'cancelled';

/** Everything known of a running case: plain JSON, never changed in place. */
export interface CaseState {
  /** Version of this shape. */
  readonly format: 1;
  readonly status: CaseStatus;
  /** Events applied so far. */
  readonly events: number;
  /** Id of the next instance. */
  readonly next: number;
  /** Ascending by id; the first is the procedure itself. */
  readonly instances: readonly Instance[];
  /** Ids of the active instances, in order of activation. */
  readonly active: readonly number[];
  readonly variables: JsonObject;
  /** Absent while the case moves. */
  readonly suspended?: Suspension;
  /** When the number of instances reaches this, old turns of loops are folded. */
  readonly foldAt: number;
}
