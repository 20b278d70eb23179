import type { DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

export interface DraftWords {
  /** When something was done. */
  readonly when: (instant: string) => string;
  /** Where the draft is and who has it, in one line. */
  readonly stands: (draft: DraftSummary) => string;
}

export function useDraftWords(): DraftWords {
  const { t, name } = useWords();
  const rule = useDateRule();
  const when = (instant: string): string => dateWords(Date.parse(instant), rule);
  return {
    when,
    stands: (draft) => {
      const last = {
        draft: draft.editor ?? draft.saved,
        review: draft.submitted ?? draft.saved,
        approved: draft.reviewed ?? draft.saved,
        published: draft.published ?? draft.saved,
        discarded: draft.saved,
      }[draft.state];
      return t(`procedures.stands.${draft.state}`, {
        person: name(last.by),
        when: when(last.at),
      });
    },
  };
}
