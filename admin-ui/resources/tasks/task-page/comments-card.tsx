import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { Comments } from '../../cases/comments.tsx';
import { useCaseActor } from '../../cases/use-case-actor.ts';

/** Comments of the case; they move nothing and stop no clock. */
export function CommentsCard({ detail }: { readonly detail: CaseDetail }) {
  const actor = useCaseActor(detail.id);
  return (
    <div className="bh-card bh-comments-card">
      <Comments detail={detail} actor={actor} />
    </div>
  );
}
