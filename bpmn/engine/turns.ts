import type { ActivityElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { LoopRule, MultiInstance } from '../model/loop.ts';
import type { Failure } from './failures.ts';
import { leavingNode } from './ids.ts';
import type { Instance, Turns } from './state.ts';
import type { Step } from './step.ts';

/** More turns than any sane body has: a slip of the pen must not fill the case. */
export const mostTurns = 10_000;

/** What a body has to know of its turns when it opens. */
export function turnsFor(step: Step, loop: LoopRule, body: Instance): Opened | Failure {
  if (loop.kind === 'standard') return { turns: { sequential: true }, items: null };
  const items = itemsOf(step, loop, body);
  if (!Array.isArray(items)) return items;
  return {
    turns: {
      total: items.length,
      ...(loop.sequential ? { sequential: true, ...keptItems(loop, items) } : {}),
    },
    items,
  };
}

interface Opened {
  readonly turns: Turns;
  /** Null for a standard loop. */
  readonly items: readonly Json[] | null;
}

function keptItems(loop: MultiInstance, items: readonly Json[]): Pick<Turns, 'items'> {
  return loop.item === null ? {} : { items };
}

function itemsOf(step: Step, loop: MultiInstance, body: Instance): Json[] | Failure {
  const source = loop.collection ?? loop.cardinality ?? 'null';
  const result = step.evaluate(body, source);
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  const { value } = result;
  if (loop.collection === null) return countedItems(value);
  if (!Array.isArray(value)) return { code: 'collection-not-list', message: 'Expected a list' };
  return value.length > mostTurns ? tooMany : [...(value as readonly Json[])];
}

function countedItems(value: Json): Json[] | Failure {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    return {
      code: 'cardinality-not-valid',
      message: `Expected a whole number that is not negative, but got ${JSON.stringify(value)}`,
    };
  }
  return value > mostTurns ? tooMany : Array.from({ length: value }, (_, index) => index + 1);
}

const tooMany: Failure = {
  code: 'too-many-turns',
  message: `Expected at most ${String(mostTurns)} turns`,
};

/** Whether another turn of a standard loop follows on `last` (0 before the first). */
export function goesRound(
  step: Step,
  loop: LoopRule & { readonly kind: 'standard' },
  body: Instance,
  last: number,
): boolean | Failure {
  if (loop.maximum !== null && last >= loop.maximum) return false;
  if (loop.condition === null || (last === 0 && !loop.testBefore)) return true;
  const variables = { ...step.variablesOf(body), loopCounter: last };
  return asCondition(step.evaluateWith(variables, loop.condition, step.outcomeOf(-body.id)));
}

/** Whether the completion condition holds after a turn. */
export function isThrough(step: Step, element: ActivityElement, body: Instance): boolean | Failure {
  const completion = element.loop?.kind === 'multi' ? element.loop.completion : null;
  if (completion === null || (body.ends ?? []).length === 0) return false;
  return holdsForTurns(step, element, body, completion);
}

/** Sees the counts of table 10.30, the outcomes of the turns that have ended, and what they gave. */
export function holdsForTurns(
  step: Step,
  element: ActivityElement,
  body: Instance,
  condition: FeelSource,
): boolean | Failure {
  const output = element.loop?.kind === 'multi' ? element.loop.output : null;
  const variables: JsonObject = {
    ...step.variablesOf(body),
    numberOfInstances: numberOfInstances(step, body),
    numberOfCompletedInstances: countEnded(step, body),
    // Worked out when the condition reads them: most conditions need not look at every turn.
    get numberOfActiveInstances() {
      return step.draft.inside(body.id).length;
    },
    /** While a body is open nothing ends its turns but taking them out (`added-turns.md`). */
    get numberOfTerminatedInstances() {
      return turnsLeftOut(step, body).size;
    },
    get outcomes() {
      return endedTurns(step, body).map((turn) => step.outcomeOf(leavingNode(turn)) ?? null);
    },
  };
  if (output !== null) {
    const get = (): Json => resultsOf(endedTurns(step, body));
    Object.defineProperty(variables, output.name, { get, enumerable: true, configurable: true });
  }
  return asCondition(step.evaluateWith(variables, condition, step.outcomeOf(-body.id)));
}

/** Turns that were taken out for good are no instances any more; one that is on its way back still is. */
function numberOfInstances(step: Step, body: Instance): number {
  return (body.turns?.total ?? 0) - turnsLeftOut(step, body).size;
}

/** Numbers of the turns that were taken out for good. */
export function turnsLeftOut(step: Step, body: Instance): ReadonlySet<number> {
  const withdrawn = withdrawnTurns(step, body, 'for-good').map(({ turn = 0 }) => turn);
  return new Set([...withdrawn, ...(body.turns?.skipped ?? [])]);
}

/** Numbers of the turns of a sequential body that have not begun and will, in order. */
export function comingTurns(step: Step, body: Instance): readonly number[] {
  const { sequential, total } = body.turns ?? {};
  if (sequential !== true || total === undefined) return [];
  const open = step.draft.inside(body.id).map(({ turn = 0 }) => turn);
  const begun = Math.max(endedTurns(step, body).at(-1)?.turn ?? 0, ...open);
  const out = turnsLeftOut(step, body);
  const expected = new Set(withdrawnTurns(step, body, 'expected').map(({ turn }) => turn));
  return Array.from({ length: total - begun }, (_, index) => begun + 1 + index).filter(
    (turn) => !out.has(turn) && !expected.has(turn),
  );
}

/** Turns of a body that were taken out. What a return has superseded since then is not among them. */
export function withdrawnTurns(
  step: Step,
  { id, turns }: Instance,
  how: NonNullable<Instance['withdrawn']>,
): readonly Instance[] {
  if (turns?.withdrawn !== true) return [];
  return step.draft.instances.filter(({ scope, withdrawn }) => scope === id && withdrawn === how);
}

/** A turn is on its way back: until then the body does not complete, whatever its condition says. */
export function isAwaited(step: Step, body: Instance): boolean {
  return withdrawnTurns(step, body, 'expected').length > 0;
}

/** How many turns have given their token to the body. */
export function countEnded(step: Step, body: Instance): number {
  const { ends = [], turns } = body;
  if (turns?.sequential !== true) return ends.length;
  if (turns.withdrawn === true) return endedTurns(step, body).length;
  const last = ends.at(-1);
  return last === undefined ? 0 : (step.draft.find(Math.abs(last))?.turn ?? 0);
}

/** Turns that have given their token to the body, in order. */
export function endedTurns(step: Step, body: Instance): readonly Instance[] {
  const { ends = [], turns } = body;
  if (turns?.sequential === true) return turnsBefore(step, ends.at(-1));
  return ends.map((end) => step.draft.get(Math.abs(end))).toSorted(byTurn);
}

/** A sequential body holds the last turn alone; the others are among its causes. */
function turnsBefore(step: Step, end: number | undefined): readonly Instance[] {
  const found: Instance[] = [];
  let turn = end === undefined ? undefined : step.draft.find(Math.abs(end));
  while (turn?.turn !== undefined) {
    found.push(turn);
    const [cause] = turn.causes;
    turn = cause === undefined ? undefined : step.draft.find(Math.abs(cause));
  }
  return found.toReversed();
}

export function resultsOf(turns: readonly Instance[]): Json[] {
  return turns.map((turn) => turn.result ?? null);
}

/** What a turn sees of its own. */
export function localsOf(element: ActivityElement, turn: number, item: Json): JsonObject {
  const name = element.loop?.kind === 'multi' ? element.loop.item : null;
  return { loopCounter: turn, ...(name === null ? {} : { [name]: item }) };
}

/** What a later turn of a sequential body is given when it begins. */
export function givenTo(
  turn: number,
  { turns }: Instance,
): { readonly item: Json; readonly variables: JsonObject | undefined } {
  const added = turns?.added?.find((one) => one.turn === turn);
  const item = turns?.items?.[turn - 1];
  return { item: item === undefined ? turn : item, variables: added?.variables };
}

function byTurn(a: Instance, b: Instance): number {
  return (a.turn ?? 0) - (b.turn ?? 0);
}

export function asCondition(result: ReturnType<Step['evaluateWith']>): boolean | Failure {
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  if (result.value === null) return false;
  if (typeof result.value === 'boolean') return result.value;
  return { code: 'condition-not-boolean', message: 'Expected true or false from the condition' };
}
