import { Link } from 'react-router';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import { looksForSimilar, type OpenCaseDraft } from '../../reports/open-case-draft.ts';
import { useSimilar } from '../../reports/open-case-queries.ts';
import { distanceWords } from '../position/distance-words.ts';

const shown = 3;

/** What may be the same matter, before it is reported once more; nothing while none is known, as without a network. */
export function SimilarReports({ draft }: { readonly draft: OpenCaseDraft }) {
  const words = useWords();
  const { t } = words;
  const rule = useDateRule();
  // A phone knows where it is at once: only what is said tells the matter.
  const asks = draft.description.trim() !== '' && looksForSimilar(draft);
  const similar = useSimilar(
    asks ? { text: draft.description, point: draft.point, category: draft.category } : null,
  );
  if (similar === null || similar.length === 0) {
    return null;
  }
  return (
    <section className="bh-phone-block bh-phone-similar" aria-label={t('reports.similar')}>
      <h2>
        {t('reports.similar')} <small>{t('reports.similarCount', { count: similar.length })}</small>
      </h2>
      <ul>
        {similar.slice(0, shown).map((found) => (
          <li key={found.caseId}>
            <Link to={`/cases/${encodeURIComponent(found.caseId)}`}>
              <b className="bh-cut">{found.title}</b>
              <span className="bh-3 bh-sm">
                {found.number}
                {found.distanceMetres === null ? null : (
                  <span className="bh-dot">{distanceWords(found.distanceMetres, words)}</span>
                )}
                <time className="bh-dot">{dateWords(Date.parse(found.createdAt), rule)}</time>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
