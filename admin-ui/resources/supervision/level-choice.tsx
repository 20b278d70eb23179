import { useId } from 'react';
import type { CardLevel } from '../../../api/contract/supervision.ts';
import { cardLevels } from '../../../domain/supervision/card-levels.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { RadioCard } from '../../fields/radio-card.tsx';
import { useWords } from '../../messages/use-words.ts';
import './supervision.css';

export interface LevelChoiceProps {
  readonly chosen: CardLevel | null;
  /** Why a level cannot be chosen, in words; null when it can. */
  readonly refusal: (level: CardLevel) => string | null;
  /** Whether a card of the level takes effect only when somebody else approves it. */
  readonly waits: (level: CardLevel) => boolean;
  readonly onChoose: (level: CardLevel) => void;
}

/** The levels of a supervision card with what each of them says; one that is refused stays, with its reason. */
export function LevelChoice({ chosen, refusal, waits, onChoose }: LevelChoiceProps) {
  const { t } = useWords();
  const name = useId();
  return (
    <div className="bh-card-levels" role="radiogroup" aria-label={t('supervision.level')}>
      {cardLevels.map((level) => {
        const why = refusal(level);
        return (
          <RadioCard
            key={level}
            name={name}
            chosen={chosen === level}
            disabled={why !== null}
            onChoose={() => {
              onChoose(level);
            }}
          >
            <CardTag level={level} />
            <span className="bh-sm">{t(`supervision.meaning.${level}`)}</span>
            {why === null && waits(level) ? (
              <span className="bh-3 bh-sm">{t('supervision.waitsForApproval')}</span>
            ) : null}
            {why === null ? null : <span className="bh-3 bh-sm">{why}</span>}
          </RadioCard>
        );
      })}
    </div>
  );
}
