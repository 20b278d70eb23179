import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

/** What was said last about the case, such as why more time is asked for. */
export function LastComment({ comments }: { readonly comments: CaseDetail['comments'] }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const last = comments.at(-1);
  return last === undefined ? null : (
    <section className="bh-part" aria-label={t('cases.overview.comments')}>
      <p className="bh-sm">
        <span className="bh-2">{name(last.by)}</span>{' '}
        <span className="bh-3">{dateWords(Date.parse(last.at), rule)}</span>
      </p>
      <p>{last.text}</p>
    </section>
  );
}
