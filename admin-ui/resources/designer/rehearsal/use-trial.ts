import { useState } from 'react';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';
import type { CheckFinding } from '../check/check-diagram.ts';
import type { CheckState } from '../check/use-check.ts';

/** What stands in place of drawing: nothing, a rehearsal, or the walk of a finding. */
type Show =
  { readonly kind: 'rehearsal' } | { readonly kind: 'walk'; readonly finding: CheckFinding };

export interface Trial {
  readonly show: Show;
  readonly procedure: Procedure;
}

export interface TrialUse {
  readonly trial: Trial | null;
  readonly toggle: (() => void) | null;
  readonly play: (finding: CheckFinding) => void;
  readonly close: () => void;
}

/** Rehearsals are of the diagram as it was checked when they began. */
export function useTrial({ result, running }: CheckState): TrialUse {
  const [trial, setTrial] = useState<Trial | null>(null);
  const procedure = result?.procedure ?? null;
  const hasErrors = result?.findings.some(isUnrunnable) ?? true;
  const begin = (show: Show): void => {
    if (procedure !== null) {
      setTrial({ show, procedure });
    }
  };
  const close = (): void => {
    setTrial(null);
  };
  const open = (): void => {
    begin({ kind: 'rehearsal' });
  };
  const canOpen = procedure !== null && !hasErrors && !running;
  const toggle = trial === null ? open : close;
  return {
    trial,
    toggle: trial !== null || canOpen ? toggle : null,
    play: (finding) => {
      begin({ kind: 'walk', finding });
    },
    close,
  };
}

/** An unsound procedure runs, and to see it run shows why it is unsound. */
const isUnrunnable = ({ severity, walk }: CheckFinding): boolean =>
  severity === 'error' && walk === undefined;
