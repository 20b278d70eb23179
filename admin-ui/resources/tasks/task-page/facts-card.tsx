import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { MatterFacts, PlaceFacts } from '../detail/task-facts.tsx';

/** Where, who told it, what, and what filing settled. */
export function FactsCard({ detail }: { readonly detail: CaseDetail }) {
  return (
    <section className="bh-card bh-facts-card">
      <PlaceFacts detail={detail} />
      <MatterFacts detail={detail} />
    </section>
  );
}
