import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { Comments } from '../../cases/comments.tsx';
import { useCaseActor } from '../../cases/use-case-actor.ts';

/** Comments of the case; they move nothing and stop no clock. `?write=comment` begins one. */
export function CommentsCard({ detail }: { readonly detail: CaseDetail }) {
  const actor = useCaseActor(detail.id);
  const card = useRef<HTMLDivElement>(null);
  const [search] = useSearchParams();
  const wanted = search.get('write') === 'comment';
  useEffect(() => {
    if (wanted) {
      card.current?.querySelector('textarea')?.focus();
    }
  }, [wanted]);
  return (
    <div ref={card} className="bh-card bh-comments-card">
      <Comments detail={detail} actor={actor} />
    </div>
  );
}
