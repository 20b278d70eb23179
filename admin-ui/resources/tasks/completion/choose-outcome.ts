import type { TaskOutcome } from '../../../../api/contract/tasks.ts';

/** The outcome that is chosen until somebody chooses: the only forward one, or the first. */
function defaultOutcome(outcomes: readonly TaskOutcome[]): TaskOutcome | null {
  return outcomes.find((outcome) => outcome.kind === 'forward') ?? outcomes[0] ?? null;
}

export function chosenOutcome(
  outcomes: readonly TaskOutcome[],
  code: string | null,
): TaskOutcome | null {
  return outcomes.find((outcome) => outcome.code === code) ?? defaultOutcome(outcomes);
}

/** How the bar of a panel arranges outcomes, in the order that the procedure delivers. */
export interface BarPlan {
  /** More than one: chosen among by radio. */
  readonly forward: readonly TaskOutcome[];
  /** The first way back, beside the primary button. */
  readonly back: TaskOutcome | null;
  readonly menu: readonly TaskOutcome[];
}

export function planBar(outcomes: readonly TaskOutcome[]): BarPlan {
  const of = (kind: TaskOutcome['kind']): readonly TaskOutcome[] =>
    outcomes.filter((outcome) => outcome.kind === kind);
  const [back, ...furtherBacks] = of('back');
  return {
    forward: of('forward'),
    back: back ?? null,
    menu: [...furtherBacks, ...of('side'), ...of('end')],
  };
}
