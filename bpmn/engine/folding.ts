import type { Step } from './step.ts';
export function foldTurns(step: Step): void {
  void step;
}
