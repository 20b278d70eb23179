import DifferenceOutlined from '@mui/icons-material/DifferenceOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Button from '@mui/material/Button';
import { useNavigate } from 'react-router';
import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import { useWords } from '../../../messages/use-words.ts';
import { DraftSteps, type SeenDraft } from '../../procedures/draft-steps.tsx';
import type { DesignerState } from '../designer.tsx';
import { RehearsalButton } from '../rehearsal/rehearsal-button.tsx';

export interface DraftToolsProps {
  readonly draft: Draft;
  /** The version in force; null for a new procedure. */
  readonly version: number | null;
  readonly designer: DesignerState;
  /** Saves what is drawn; null when the server does not have it. */
  readonly saved: () => Promise<SeenDraft | null>;
  readonly onRefused: (code: string) => void;
  readonly onClosedCases: () => Promise<void>;
  readonly runsClosedCases: boolean;
}

/** What is done with a draft as a whole: compare, rehearse, run closed cases, and the steps to publishing. */
export function DraftTools(props: DraftToolsProps) {
  const { draft, version, designer, saved } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const errors = designer.check.result?.findings.filter(({ severity }) => severity === 'error');
  return (
    <>
      {version === null ? null : (
        <Button
          startIcon={<DifferenceOutlined />}
          onClick={() => {
            void saved().then((seen) =>
              seen === null
                ? undefined
                : navigate(`/procedures/${encodeURIComponent(draft.key)}/review`),
            );
          }}
        >
          {t('designer.compare', { version })}
        </Button>
      )}
      <RehearsalButton toggle={designer.toggleRehearsal} on={designer.rehearses} />
      {version === null ? null : (
        <Button
          startIcon={<HistoryOutlined />}
          disabled={props.runsClosedCases}
          onClick={() => {
            void props.onClosedCases();
          }}
        >
          {t('designer.closedCases.run')}
        </Button>
      )}
      <DraftSteps
        draft={draft}
        errors={errors?.length ?? null}
        saved={saved}
        without={inReview}
        said={inNotes}
        onRefused={props.onRefused}
      />
    </>
  );
}

/** Giving a draft up is done where all of it is looked at. */
const inReview: ReadonlySet<string> = new Set(['discard']);
/** Who else writes it stands over the drawing, and errors are listed below it. */
const inNotes: ReadonlySet<string> = new Set(['draft-edited-by-other', 'procedure-invalid']);
