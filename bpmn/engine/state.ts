import type { Json, JsonObject } from '../model/json.ts';
import type { ClockThreshold } from '../model/element-properties.ts';
import type { HeldEvent, Holder, Instant } from './events.ts';
import type { InstanceList } from './instance-list.ts';
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
  /** When it was armed, where its time counts from then: a date does not. */
  readonly armed?: Instant;
  readonly clock?: string;
  readonly threshold?: ClockThreshold;
  /** A cycle: how long until the next firing, and how many are left (absent: no end). */
  readonly every?: string;
  /** Of a cycle of months or years: from when they are counted, and at which offset from UTC. */
  readonly start?: Instant;
  readonly offset?: number;
  readonly left?: number;
  /** Fired for good: kept so that a revived instance does not arm it again. */
  readonly spent?: true;
  /** Spent without having fired: the event sub-process that interrupted the scope. */
  readonly closedBy?: number;
}

/** A message that an instance, or one of its boundary events, waits for. */
export interface OpenSubscription {
  readonly element: string;
  /** How often it has received; part of its id. */
  readonly received: number;
  /** As it was evaluated when it opened; absent for null. */
  readonly correlation?: Json;
  /**
   * Its correlation key has no value yet: any message of its name that has one will give it one, or it takes none
   * until the data of the process do.
   */
  readonly takes?: 'any' | 'none';
  /** Received for good. */
  readonly spent?: true;
  /** As of a timer. */
  readonly closedBy?: number;
}

/** A message that was taken: what a return needs to put it back. */
export interface TakenMessage {
  /** The wait that took it. */
  readonly element: string;
  readonly id: string;
  readonly message: string;
  /** Absent for null. */
  readonly correlation?: Json;
  /** Absent when there are none. */
  readonly variables?: JsonObject;
}

/** A message that a folded turn had taken. What it carried is not kept: whoever is given it back knows it by its id. */
export interface FoldedMessage extends Omit<TakenMessage, 'variables'> {
  readonly instance: number;
  /** What caused the instance: gone behind together. */
  readonly cause: CauseNode;
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
  /** A turn has been taken out: the instances say which, or `skipped`. */
  readonly withdrawn?: true;
  /** Numbers of turns of a sequential body that were taken out before they began. */
  readonly skipped?: readonly number[];
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
  /** As of a timer. */
  readonly closedBy?: number;
}

/**
 * How far the undoing of a superseded instance is: it waits for a newer one that is required, its service is
 * called, or it is over. `skipped` by a repair; `dropped` when the case ended at once.
 */
export interface Undo {
  readonly state: 'due' | 'called' | 'done' | 'skipped' | 'dropped';
  /** The newer instance that has to be undone first. */
  readonly after?: number;
}

export interface OpenIncident {
  readonly code: string;
  readonly message: string;
  /** The work of the element is done; only leaving it failed. */
  readonly leaving?: true;
  /** It has come back to life and has not gone on since: its waits are closed outside. */
  readonly revived?: true;
  /** Of a scope that could not listen again: the instance for which its event sub-processes were closed. */
  readonly listening?: number;
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
  /** Its data: waited for; taken in; given out, so that leaving once more gives nothing again. */
  readonly data?: 'awaited' | 'taken' | 'given';
  /** Of a superseded instance: what becomes of the work that it had done. */
  readonly undo?: Undo;
  /** Superseded instances that have to be undone before it starts. */
  readonly awaits?: readonly number[];
  /** A task that has asked back: the instance whose answer it waits for. It cannot be completed meanwhile. */
  readonly heldFor?: number;
  /** It was asked: the task that it answers. It gives no token on. */
  readonly answers?: number;
  /** Its element is not in the version that the case has migrated to; it keeps the name that it had. */
  readonly gone?: true;
  /** What it did has been compensated. */
  readonly compensated?: true;
  /**
   * The scope instance whose work it undoes: of an event sub-process for compensation, or of a call activity in which the
   * handlers of what it had called run.
   */
  readonly compensates?: number;
  /** Variables of a called procedure. */
  readonly variables?: JsonObject;
  readonly timers?: readonly ArmedTimer[];
  readonly subscriptions?: readonly OpenSubscription[];
  readonly waits?: readonly InnerWait[];
  /** Messages that made it happen, or that it has taken in while others are still awaited. */
  readonly messages?: readonly TakenMessage[];
  /** Name of the clock that runs with it. */
  readonly clock?: string;
  /** What it opened; absent before that, and when opening failed (then it has an incident). */
  readonly opened?: 'task' | 'service' | 'body' | 'wait';
  /** An ad-hoc sub-process in which nothing more starts. */
  readonly closing?: true;
  readonly incident?: OpenIncident;
}

/** The last value that an instance gave a variable which returns set back. */
export interface Write {
  /** Whose variable it is: the procedure's own (1), or that of the call of a called one. */
  readonly scope: number;
  readonly name: string;
  readonly by: number;
  readonly value: Json;
  /** It wrote it when it completed, and is active again. */
  readonly stale?: true;
}

/** The value that a message has of a correlation key of its conversation: all that follow have to have it. */
export interface ConversationKey {
  /** Id of the key, behind the file that it is from where that is not the case's own. */
  readonly key: string;
  readonly value: Json;
  /** The instance that sent or received the message: once it is superseded, the message counts no more. */
  readonly by: number;
}

/** A running case that stands still (`suspension.md`). */
export interface Suspension {
  readonly since: Instant;
  /** What came from outside meanwhile and cannot be asked for again, in order: it happens on resuming. */
  readonly held: readonly Held[];
}

export interface Held {
  readonly event: HeldEvent;
  /** Of a message: what puts it back, with the instance that it was for. */
  readonly back?: { readonly instance: number; readonly message: TakenMessage };
}

export type CaseStatus = 'new' | 'running' | 'completed' | 'failed' | 'cancelled';

/** Everything known of a running case, never changed in place: plain JSON but for the tree of instances. */
export interface CaseState {
  /** Version of this shape. */
  readonly format: 1;
  readonly status: CaseStatus;
  /** By which it runs (`rules.ts`); absent for the first. */
  readonly rules?: number;
  /** Milliseconds that the clocks of its place were ahead of UTC when it began; absent for none. */
  readonly offset?: number;
  /** Events applied so far. */
  readonly events: number;
  /** Id of the next instance. */
  readonly next: number;
  /** Ascending by id; the first is the procedure itself. */
  readonly instances: InstanceList;
  /** Ids of the active instances, in order of activation. */
  readonly active: readonly number[];
  readonly variables: JsonObject;
  /** In the order in which they were made; absent when there are none. */
  readonly writes?: readonly Write[];
  /** One for each message of a conversation; absent while there are none. */
  readonly keys?: readonly ConversationKey[];
  /** Absent while no turn that has taken a message is folded. */
  readonly folded?: readonly FoldedMessage[];
  /** Absent while the case moves. */
  readonly suspended?: Suspension;
  /** When the number of instances reaches this, old turns of loops are folded. */
  readonly foldAt: number;
}
