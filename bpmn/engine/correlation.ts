import type { FeelSource } from '../model/element-properties.ts';
import type { KeyRule, MessageRule } from '../model/event-definition.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { correlationText } from './correlation-text.ts';
import type { Evaluation } from '../expressions/evaluation.ts';
import type { Failure } from './failures.ts';
import type { ConversationKey, Instance, OpenSubscription } from './state.ts';
import type { Step } from './step.ts';

/** By what an instance waits, as its subscription notes it (`correlation.md`). */
export type Correlated =
  | { readonly ok: true; readonly noted: Pick<OpenSubscription, 'correlation' | 'takes'> }
  | { readonly ok: false; readonly message: string };

/** By what an instance waits for a message: a value of its own, or that of its key; `wait` is the name by which it keeps it. */
export function correlate(
  step: Step,
  instance: Instance,
  wait: string,
  rule: MessageRule,
): Correlated {
  const { key } = rule;
  const view = step.viewOf(instance, wait);
  const found = key === undefined ? own(step, view, rule) : currentValue(step, view, key);
  if (!found.ok) return found;
  if (found.value !== null) return { ok: true, noted: { correlation: found.value } };
  if (key === undefined) return { ok: true, noted: {} };
  return { ok: true, noted: { takes: key.bindings === undefined ? 'any' : 'none' } };
}

/** A wait as it is asked for once more: what cannot be evaluated any more waits by what it was. */
export function correlateAgain(
  step: Step,
  instance: Instance,
  known: OpenSubscription,
  rule: MessageRule,
): OpenSubscription {
  const now = correlate(step, instance, known.element, rule);
  if (!now.ok) return known;
  const { correlation: _before, takes: _took, ...open } = known;
  return { ...open, ...now.noted };
}

/** By what a message is sent, with the variables that it carries: its key has that value from then on. */
export function correlateSent(
  step: Step,
  instance: Instance,
  { rule, payload }: { readonly rule: MessageRule; readonly payload: JsonObject },
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly failure: Failure } {
  const { key } = rule;
  const found = key === undefined ? own(step, instance, rule) : valueIn(step, key, payload);
  if (!found.ok) return failed('expression-failed', found.message);
  if (key === undefined) return found;
  if (found.value === null)
    return failed('correlation-incomplete', `The message has no value of the key ${key.id}`);
  const current = currentValue(step, instance, key);
  if (!current.ok) return failed('expression-failed', current.message);
  if (current.value !== null && !isSame(current.value, found.value))
    return failed('correlation-differs', `The message has another value of the key ${key.id}`);
  note(step, { by: instance.id, at: instance }, key, found.value);
  return found;
}

/** The value of the key that a received message has, by its variables; null when it has none. */
export function receivedValue(step: Step, rule: MessageRule, payload: JsonObject): Json {
  const found = rule.key === undefined ? null : valueIn(step, rule.key, payload);
  return found?.ok === true ? found.value : null;
}

interface Said {
  /** The instance that sent or received the message. */
  readonly by: number;
  /** What waited for it, as it is seen from where it stands. */
  readonly at: Instance;
}

/** A message of a conversation that a case receives gives its key a value, or has the one that it has. */
export function noteReceived(step: Step, said: Said, rule: MessageRule, value: Json): void {
  if (rule.key !== undefined && value !== null) note(step, said, rule.key, value);
}

function own(step: Step, instance: Instance, { correlation }: MessageRule): Evaluation {
  return correlation === null ? { ok: true, value: null } : step.evaluate(instance, correlation);
}

function valueIn(step: Step, { properties }: KeyRule, payload: JsonObject): Evaluation {
  return composed(properties, (source) => step.evaluateWith(payload, source));
}

/** What the data of the process say, or what the conversation has begun with. */
function currentValue(step: Step, instance: Instance, key: KeyRule): Evaluation {
  if (key.bindings === undefined)
    return { ok: true, value: knownValue(step, idOf(step, instance, key)) };
  return composed(key.bindings, (source) => step.evaluate(instance, source));
}

/** One property is compared by its value, several by a context; a key of which a part is missing is none. */
function composed(
  parts: Readonly<Record<string, FeelSource>>,
  evaluate: (source: FeelSource) => Evaluation,
): Evaluation {
  const values: [string, Json][] = [];
  for (const [name, source] of Object.entries(parts)) {
    const result = evaluate(source);
    if (!result.ok) return result;
    if (result.value === null) return { ok: true, value: null };
    values.push([name, result.value]);
  }
  const [only] = values;
  const value = values.length === 1 && only !== undefined ? only[1] : Object.fromEntries(values);
  return { ok: true, value };
}

function idOf(step: Step, { scope }: Instance, key: KeyRule): string {
  return keyOf(step.procedureAt(scope), key);
}

/** Keys of two files are different ones, also under one id. XML ids have no slash. */
export function keyOf({ file }: Pick<Procedure, 'file'>, { id }: KeyRule): string {
  return file === undefined ? id : `${file}/${id}`;
}

/** The value that the messages of the conversation have; a return takes away what it supersedes of them. */
function knownValue(step: Step, id: string): Json {
  return step.draft.keys.find((known) => known.key === id && counts(step, known))?.value ?? null;
}

/** Each message of a conversation has its value, so that it stands as long as any of them counts. */
function note(step: Step, { by, at }: Said, rule: KeyRule, value: Json): void {
  if (rule.bindings !== undefined) return;
  const key = idOf(step, at, rule);
  const kept = step.draft.keys.filter((known) => counts(step, known));
  if (kept.some((known) => known.key === key && known.by === by)) return;
  step.draft.keys = [...kept, { key, value, by }];
}

function counts(step: Step, { by }: ConversationKey): boolean {
  return step.draft.find(by)?.state !== 'superseded';
}

/** As texts, which is how senders outside say them. */
export function isSame(one: Json, other: Json): boolean {
  return correlationText(one) === correlationText(other);
}

function failed(code: string, message: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, message } };
}
