import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { useWords } from '../../../messages/use-words.ts';
import { CompareEvidence } from '../../cases/compare-evidence.tsx';
import { EvidenceItem } from '../detail/evidence.tsx';

/** Photos and files: before, after, and what came with the report. */
export function EvidenceCard({ detail }: { readonly detail: CaseDetail }) {
  const { t, number } = useWords();
  const { attachments } = detail;
  return attachments.length === 0 ? null : (
    <section className="bh-card">
      <header>
        <h2>{t('task.evidence')}</h2>
        <span className="bh-3 bh-sm">
          {t('task.evidenceCount', { count: number(attachments.length) })}
        </span>
        <span className="bh-grow" />
        <CompareEvidence attachments={attachments} />
      </header>
      <div className="bh-evidence">
        {attachments.map((attachment) => (
          <EvidenceItem key={attachment.id} attachment={attachment} />
        ))}
      </div>
    </section>
  );
}
