import { RehearsalView } from './rehearsal-view.tsx';
import type { Trial } from './use-trial.ts';
import { WalkView } from './walk-view.tsx';

export interface TrialViewProps {
  readonly trial: Trial;
  readonly xml: string;
  readonly nameOf: (element: string) => string;
  readonly onClose: () => void;
}

/** A rehearsal, or the walk that shows a finding, in place of drawing. */
export function TrialView({ trial, xml, nameOf, onClose }: TrialViewProps) {
  const { show, procedure } = trial;
  return show.kind === 'rehearsal' ? (
    <RehearsalView procedure={procedure} xml={xml} nameOf={nameOf} />
  ) : (
    <WalkView
      key={JSON.stringify(show.finding.params)}
      procedure={procedure}
      xml={xml}
      walk={show.finding.walk ?? []}
      nameOf={nameOf}
      onClose={onClose}
    />
  );
}
