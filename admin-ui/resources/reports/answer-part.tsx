import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import { dueWords } from '../../clocks/date-words.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import type { OpenCaseDraft } from './open-case-draft.ts';
import type { ClassRow, Proposal } from './open-case-queries.ts';

interface AnswerPartProps {
  readonly draft: OpenCaseDraft;
  readonly chosen: ClassRow | null;
  readonly proposal: Proposal | undefined;
}

/**
 * What can be told to the caller at once (答复口径): who does it, by when, and when it counts as done,
 * by the catalogue in force and the responsibility table. Nothing before a condition is chosen.
 */
export function AnswerPart({ draft, chosen, proposal }: AnswerPartProps) {
  const { t, name, pick } = useWords();
  const rule = useDateRule();
  const condition = chosen?.conditions.find((each) => each.id === draft.condition);
  if (chosen === null || condition === undefined) return null;
  const unit = proposal?.unit ?? null;
  const limit = limitWords(condition.limit, rule.tongue);
  const by =
    condition.dueAt === null
      ? limit
      : t('reports.answer.limit', { limit, due: dueWords(Date.parse(condition.dueAt), rule) });
  return (
    <section className="bh-card answer" aria-label={t('reports.answer.title')}>
      <header>
        <h2>
          <MenuBookOutlined className="bh-icon" aria-hidden="true" />
          {t('reports.answer.title')}
        </h2>
      </header>
      <p>
        {t('reports.answer.said', {
          unit: unit === null ? t('reports.answer.anyUnit') : name(unit),
          by,
          closing: pick(condition.closingText, condition.closingTextEn),
        })}
        {draft.callback === 'yes' ? ` ${t('reports.answer.callback')}` : ''}
      </p>
      <p className="bh-3 bh-sm">
        {t('reports.answer.source')}
        <span className="bh-dot">{name(chosen)}</span>
        <span className="bh-dot">{pick(condition.text, condition.textEn)}</span>
      </p>
    </section>
  );
}
