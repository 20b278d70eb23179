import { limitWords } from '../../clocks/duration-words.ts';
import { useWords } from '../../messages/use-words.ts';
import { NextSteps } from '../tasks/completion/next-preview.tsx';
import type { OpenCaseDraft } from './open-case-draft.ts';
import type { ClassRow } from './open-case-queries.ts';
import { useNextSteps } from './use-next-steps.ts';

interface NextWordsProps {
  readonly draft: OpenCaseDraft;
  readonly chosen: ClassRow | null;
  readonly mayFile: boolean;
}

/** What happens next, said before it happens (screens section 1); computed by the engine. */
export function NextWords({ draft, chosen, mayFile }: NextWordsProps) {
  const { t, english } = useWords();
  const condition = chosen?.conditions.find((each) => each.id === draft.condition);
  // What was handled on the spot is not filed.
  const files = mayFile && !draft.selfHandled;
  const next = useNextSteps(draft, { files, urgency: condition?.urgency ?? 'normal' });
  return (
    <div className="steps" aria-live="polite">
      <NextSteps {...next} answerTo={null} />
      {files ? (
        <p>
          {condition === undefined
            ? null
            : t('reports.outcome.handling', {
                limit: limitWords(condition.limit, english ? 'en' : 'zh'),
              })}
          {t('reports.outcome.atOnce')}
        </p>
      ) : null}
    </div>
  );
}
