import type { ClockTimer, FeelSource, ServiceCall } from './element-properties.ts';

/** A text of a diagram: written out, or computed when the element is entered. */
export type TextRule = { readonly literal: string } | { readonly expression: FeelSource };

/**
 * When a timer fires. `date`, `duration` and `cycle` are ISO 8601 (`R3/PT10M`, `R/PT1H`);
 * `clock` subscribes to a threshold of a case clock that the shell judges.
 */
export type TimerRule =
  | { readonly kind: 'date' | 'duration' | 'cycle'; readonly value: TextRule }
  | ({ readonly kind: 'clock' } & ClockTimer);

/**
 * A correlation key (BPMN 2.0.2, 8.4.2) as one message knows it: by the name of each property where it stands in
 * the message (`messagePath`), and, where the process subscribes to the key, in its data (`dataPath`).
 */
export interface KeyRule {
  readonly id: string;
  readonly properties: Readonly<Record<string, FeelSource>>;
  readonly bindings?: Readonly<Record<string, FeelSource>>;
}

/** A message by name, with what it is correlated by (null when nothing is said): a value of its own, or a key. */
export interface MessageRule {
  readonly message: string;
  readonly correlation: FeelSource | null;
  readonly key?: KeyRule;
  /** What is sent along, by the names of the receiver's variables; absent when nothing is, and where it is received. */
  readonly payload?: Readonly<Record<string, FeelSource>>;
  /** `bh:onReturn`: a return does not put the message back that was taken. */
  readonly onReturn?: 'discard';
}

/** One of several events that an element waits for. */
export type Trigger =
  | { readonly type: 'timer'; readonly timer: TimerRule }
  | { readonly type: 'message'; readonly message: MessageRule }
  | { readonly type: 'signal'; readonly signal: string }
  | { readonly type: 'condition'; readonly condition: FeelSource };

/** One of several things that an element throws. */
export type Thrown =
  | { readonly type: 'message'; readonly message: MessageRule }
  | { readonly type: 'signal'; readonly signal: string }
  | { readonly type: 'escalation'; readonly code: string | null };

/** `bh:undo`: how the work of an activity is undone when a return goes behind it. */
export type UndoRule = 'none-needed' | UndoCall;

export interface UndoCall {
  readonly service: ServiceCall;
  /** What is entered anew waits until it is undone. */
  readonly required: boolean;
}
