import { useState, type ReactNode } from 'react';
import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../../api/contract/procedures.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { useSession } from '../../../providers/session.ts';
import { useDraftWords } from '../../procedures/draft-words.ts';
import type { SeenDraft } from '../../procedures/draft-steps.tsx';
import { periodUntil } from '../../procedures/rehearsal/period.ts';
import { useRehearsal, useRunRehearsal } from '../../procedures/rehearsal/rehearsal-queries.ts';
import { Designer, type DesignerState } from '../designer.tsx';
import { ClosedCases } from './closed-cases.tsx';
import { DraftHead } from './draft-head.tsx';
import { DraftTools } from './draft-tools.tsx';
import { createDiagramStore } from './kept-diagram.ts';
import { useSaveWords } from './save-words.ts';
import { TwoTextsDialog } from './two-texts-dialog.tsx';
import { useDraftSaver } from './use-draft-saver.ts';
import { useServerFindings } from './use-server-findings.ts';

export interface DraftDesignerProps {
  readonly draft: Draft;
  /** Null for one that nothing is published of. */
  readonly procedure: ProcedureSummary | null;
  /** The element that is looked at first. */
  readonly look: string | null;
}

const reviewOf = ({ key }: Draft): string => `/procedures/${encodeURIComponent(key)}/review`;

/** Closed cases of the last month on the draft as it is saved. */
function useClosedCases(draft: Draft): {
  readonly run: () => Promise<void>;
  readonly running: boolean;
  readonly strip: ReactNode;
} {
  const { code } = useWords();
  const toast = useToast();
  const [shown, setShown] = useState(false);
  const { data } = useRehearsal(draft.id);
  const { isPending, mutateAsync } = useRunRehearsal(draft.id);
  return {
    running: isPending,
    run: async () => {
      setShown(true);
      try {
        await mutateAsync(periodUntil('month', ticker.now()));
      } catch (failure) {
        setShown(false);
        toast.error(code('problem', failureCode(failure)));
      }
    },
    strip: shown ? (
      <ClosedCases
        rehearsal={data ?? null}
        version={draft.version}
        to={`${reviewOf(draft)}?view=rehearsal`}
        onClose={() => {
          setShown(false);
        }}
      />
    ) : null,
  };
}

/** Somebody has sent it back, with a reason that the author has to know. */
function useReturned({ state, reviewed }: Draft): readonly string[] {
  const { t, name } = useWords();
  return state === 'draft' && reviewed?.verdict === 'returned'
    ? [t('procedures.returned', { person: name(reviewed.by), reason: reviewed.reason })]
    : [];
}

/** A draft that the person writes. */
function Written({ draft, procedure, look }: DraftDesignerProps) {
  const toast = useToast();
  const { saver, state, shown } = useDraftSaver(draft);
  const saveWords = useSaveWords();
  const words = saveWords(state, draft.saved.at);
  const { found, ask } = useServerFindings({ id: draft.id, version: draft.version });
  const closed = useClosedCases(draft);
  const notes = useReturned(draft);
  const savedBy =
    ({ flush }: DesignerState) =>
    async (): Promise<SeenDraft | null> => {
      await flush();
      if (await saver.save()) {
        return { id: draft.id, version: saver.version };
      }
      toast.error(saveWords(saver.state(), draft.saved.at));
      return null;
    };
  return (
    <>
      <Designer
        key={shown.turn}
        xml={shown.xml}
        readOnly={false}
        onChange={saver.change}
        onSave={() => {
          void saver.save();
        }}
        alsoFound={found}
        differences={reviewOf(draft)}
        look={look}
        renderHead={(designer) => (
          <DraftHead draft={draft} procedure={procedure} state={words} notes={notes}>
            <DraftTools
              draft={draft}
              version={procedure?.currentVersion ?? null}
              designer={designer}
              saved={savedBy(designer)}
              onRefused={ask}
              onClosedCases={async () => {
                if ((await savedBy(designer)()) !== null) {
                  await closed.run();
                }
              }}
              runsClosedCases={closed.running}
            />
          </DraftHead>
        )}
      >
        {closed.strip}
      </Designer>
      {state.kind === 'stale' ? (
        <TwoTextsDialog
          theirs={state.theirs}
          mine={state.mine}
          onMine={() => {
            void saver.keepMine();
          }}
          onTheirs={() => {
            saver.takeTheirs();
          }}
        />
      ) : null}
    </>
  );
}

/** What this person has left of the draft on this device, while somebody else has it. */
function useLeft(draft: Draft): readonly string[] {
  const { t } = useWords();
  const { when } = useDraftWords();
  const { user } = useSession();
  const left = createDiagramStore(user.id, draft.id, localStorage).read();
  return left === null || left.xml === draft.xml
    ? []
    : [t('designer.state.left', { time: when(new Date(left.at).toISOString()) })];
}

/** A draft that somebody else writes, or that waits for review or publishing. */
function LookedAt({ draft, procedure, look }: DraftDesignerProps) {
  const { t, name } = useWords();
  const { stands, when } = useDraftWords();
  const closed = useClosedCases(draft);
  const left = useLeft(draft);
  const returned = useReturned(draft);
  const { editor } = draft;
  const others =
    draft.actions.save === 'draft-edited-by-other' && editor !== null
      ? [t('designer.state.others', { person: name(editor.by), time: when(editor.at) })]
      : [];
  const seen = async (): Promise<SeenDraft> => Promise.resolve(draft);
  return (
    <Designer
      key={draft.version}
      xml={draft.xml}
      readOnly
      onChange={() => undefined}
      look={look}
      renderHead={(designer) => (
        <DraftHead
          draft={draft}
          procedure={procedure}
          state={`${stands(draft)} · ${t('designer.state.readOnly')}`}
          notes={[...others, ...left, ...returned]}
        >
          <DraftTools
            draft={draft}
            version={procedure?.currentVersion ?? null}
            designer={designer}
            saved={seen}
            onRefused={() => undefined}
            onClosedCases={closed.run}
            runsClosedCases={closed.running}
          />
        </DraftHead>
      )}
    >
      {closed.strip}
    </Designer>
  );
}

/** A draft in the designer: written by whoever may, looked at by the others. */
export function DraftDesigner(props: DraftDesignerProps) {
  const { id, actions } = props.draft;
  return actions.save === null ? <Written key={id} {...props} /> : <LookedAt key={id} {...props} />;
}
