import type { EngineEventBody } from '../engine/events.ts';
import { EngineRefusal } from '../engine/failures.ts';
import type { RefusalCode } from '../engine/failures.ts';
import type { CaseState } from '../engine/state.ts';
import type { Procedure } from '../model/procedure.ts';
import { abstractProcedure } from './abstract-procedure.ts';
import { explore } from './exploration.ts';
import { lackingAfter, tryOut } from './lacking-data.ts';
import type { Lacking } from './lacking-data.ts';
import { notExploredUnderWay } from './not-explored.ts';
import { reductionOf } from './reduction.ts';
import { problemsOnTheWay } from './soundness-problems.ts';
import { take, unfolded } from './walk.ts';
import type { WalkStep } from './walk.ts';

/** What moves tokens where no flow leads: a jump, or a scope that is withdrawn. */
export type Jump = Extract<EngineEventBody, { readonly type: 'jump' | 'cancel-scope' }>;

export type JumpJudgement =
  /**
   * Every join can still be satisfied and the end reached, in so many markings. What is entered may lack data, which
   * the exploration leaves open: that keeps nobody from doing it, but who does it is told.
   */
  | {
      readonly kind: 'legal';
      readonly states: number;
      readonly lacking: readonly Lacking[];
    }
  /** The engine refuses it. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
  /** After this walk from the resulting state, without data, the element waits for ever, or ends twice. */
  | {
      readonly kind: 'stuck';
      readonly element: string;
      readonly from: CaseState;
      readonly walk: readonly WalkStep[];
    }
  /** Nothing wrong in so many markings, but there are more. */
  | { readonly kind: 'not-proven'; readonly states: number; readonly limit: number }
  | { readonly kind: 'not-explored'; readonly elements: readonly string[] };

const defaultLimit = 2000;

/**
 * Whether a case can still come to its end after a jump (`returns.md`), by exploration from the resulting
 * state on the engine itself. Data is left open, and the order of branches that decides nothing, as in `soundness.ts`; incidents are repaired first, and turns
 * that are expected come back. Only `legal` may be done.
 */
export function judgeJump(
  procedure: Procedure,
  state: CaseState,
  jump: Jump,
  { limit = defaultLimit }: { readonly limit?: number } = {},
): JumpJudgement {
  const tried = tryOut(procedure, state, { ...jump, at: 0 });
  if (tried instanceof EngineRefusal)
    return { kind: 'refused', code: tried.code, message: tried.message };
  const elements = notExploredUnderWay(procedure);
  if (elements.length > 0) return { kind: 'not-explored', elements };
  const abstract = abstractProcedure(procedure, { bodies: 'kept' });
  const after = take(abstract.procedure, unfolded(withoutLaterTurns(state)), jump);
  const from = goingOn(abstract.procedure, after);
  const exploration = explore(abstract, limit, reductionOf(abstract), { underWay: from });
  const [problem] = problemsOnTheWay(exploration);
  // The first step of a walk is how its state came to be.
  if (problem !== undefined)
    return { kind: 'stuck', element: problem.element, from, walk: problem.walk.slice(1) };
  const states = exploration.found.length;
  if (!exploration.complete) return { kind: 'not-proven', states, limit };
  return { kind: 'legal', states, lacking: lackingAfter(procedure, state, tried) };
}

/** The state without what people have to do before it moves: incidents are repaired, who is expected is back. */
function goingOn(procedure: Procedure, state: CaseState): CaseState {
  let going = state;
  for (const { id } of state.instances) {
    const event = helpFor(going, id);
    if (event !== null) going = take(procedure, going, event);
  }
  return going;
}

function helpFor({ instances, status }: CaseState, id: number): EngineEventBody | null {
  const found = instances.get(id);
  if (found === undefined || status !== 'running') return null;
  const { state, incident, withdrawn, scope } = found;
  if (state === 'active' && incident !== undefined)
    return { type: 'repair', instance: String(id), repair: { kind: 'retry' } };
  const isOpen = instances.get(scope)?.state === 'active';
  return withdrawn === 'expected' && isOpen
    ? { type: 'add-instance', body: String(scope), back: String(id) }
    : null;
}

/** Turns of a sequential body that have not begun do again what the present one does. */
function withoutLaterTurns(state: CaseState): CaseState {
  const begun = new Map<number, number>();
  for (const { scope, turn = 0 } of state.instances)
    begun.set(scope, Math.max(begun.get(scope) ?? 0, turn));
  return {
    ...state,
    instances: state.instances.with(
      state.instances.all.flatMap((body) =>
        body.turns?.sequential === true && body.turns.total !== undefined
          ? [{ ...body, turns: { ...body.turns, total: begun.get(body.id) ?? 0 } }]
          : [],
      ),
    ),
  };
}
