import type { BoardQuery } from '../../../api/contract/board.ts';
import type { BoardScope } from '../../../api/contract/common.ts';
import { useWords } from '../../messages/use-words.ts';
import { unitKinds } from './board-address.ts';

export interface BoardScopeChoiceProps {
  readonly scope: BoardScope;
  readonly kind: BoardQuery['kind'];
  readonly onChoose: (kind: BoardQuery['kind']) => void;
}

/** Of what is told: a choice among the kinds of units where it is of all, else whose work it is. */
export function BoardScopeChoice({ scope, kind, onChoose }: BoardScopeChoiceProps) {
  const { t } = useWords();
  if (scope !== 'all') return <span className="bh-tag">{t(`board.scope.${scope}`)}</span>;
  return (
    <fieldset className="bh-seg bh-board-kinds" aria-label={t('board.kinds')}>
      {[undefined, ...unitKinds].map((each) => (
        <button
          key={each ?? ''}
          type="button"
          aria-pressed={each === kind}
          onClick={() => {
            onChoose(each);
          }}
        >
          {t(`board.kind.${each ?? 'all'}`)}
        </button>
      ))}
    </fieldset>
  );
}
