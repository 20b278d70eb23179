import type { ReactNode } from 'react';
import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../../api/contract/procedures.ts';
import { useWords } from '../../../messages/use-words.ts';
import { inForceOf } from '../../procedures/open-cases.ts';
import { VersionBar } from '../../procedures/version-bar.tsx';
import { DesignerHead } from '../designer-head.tsx';

export interface DraftHeadProps {
  readonly draft: Draft;
  readonly procedure: ProcedureSummary | null;
  readonly state: string;
  /** What has to be known before anything is drawn. */
  readonly notes: readonly string[];
  readonly children: ReactNode;
}

/** Where the draft is on its way, what can be done with it, and what there is to know. */
export function DraftHead({ draft, procedure, state, notes, children }: DraftHeadProps) {
  const { name } = useWords();
  return (
    <>
      <DesignerHead name={name(draft)} procedure={draft.key} state={state}>
        <VersionBar draft={draft} inForce={inForceOf(procedure)} />
        <span className="bh-designer-tools">{children}</span>
      </DesignerHead>
      {notes.map((note) => (
        <output key={note} className="bh-designer-note">
          {note}
        </output>
      ))}
    </>
  );
}
