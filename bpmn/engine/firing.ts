import { takeOneOfEach } from './joins.ts';
import type { Step } from './step.ts';
import { joinToken } from './tokens.ts';

/** A waiting join fires: it keeps what it consumed; what is left waits at a fresh join. */
export function fireJoin(step: Step, id: number, leave: () => void): void {
  const join = step.draft.get(id);
  const { taken, left } = takeOneOfEach(join.tokens ?? []);
  const causes = taken.map((token) => token.from);
  const [first] = causes;
  const outcome = first === undefined ? undefined : step.outcomeOf(first);
  step.draft.replace({
    ...join,
    tokens: taken,
    causes,
    ...(outcome === undefined ? {} : { outcome }),
  });
  leave();
  for (const token of left) joinToken(step, join, token);
}
