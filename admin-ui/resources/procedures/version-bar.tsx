import type { DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import { useWords } from '../../messages/use-words.ts';
import './version-bar.css';

const steps = ['draft', 'review', 'publish'] as const;

const placeOf: Readonly<Record<DraftSummary['state'], number>> = {
  draft: 0,
  review: 1,
  approved: 2,
  published: 3,
  discarded: 0,
};

export interface VersionBarProps {
  readonly draft: Pick<DraftSummary, 'state' | 'basedOn'>;
  /** What is in force: its version, and how many cases are in progress; null for a new procedure. */
  readonly inForce: { readonly version: number; readonly cases: number } | null;
}

/** Where a draft is on its way: draft, review, publish; and what is in force meanwhile. */
export function VersionBar({ draft, inForce }: VersionBarProps) {
  const { t, number } = useWords();
  const place = placeOf[draft.state];
  const next = (draft.basedOn ?? 0) + 1;
  const meanwhile =
    inForce === null
      ? t('procedures.bar.new')
      : t('procedures.bar.inForce', { version: inForce.version, cases: number(inForce.cases) });
  return (
    <div className="bh-version-bar">
      <ol aria-label={t('procedures.bar.label')}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < place ? 'done' : ''}
            aria-current={index === place ? 'step' : undefined}
          >
            <b>{index + 1}</b>
            {t(`procedures.bar.${step}`, { version: next })}
          </li>
        ))}
      </ol>
      <span className="bh-2 bh-sm" title={meanwhile}>
        {meanwhile}
      </span>
    </div>
  );
}
