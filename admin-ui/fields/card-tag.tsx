import type { CardLevel } from '../../api/contract/supervision.ts';
import { useWords } from '../messages/use-words.ts';
import './card-tag.css';

/** One, two, three bars: the level does not hang on the color alone. */
const bars: { readonly [L in CardLevel]: string } = {
  blue: 'M8 12h8',
  orange: 'M8 10h8M8 14h8',
  red: 'M8 8.5h8M8 12h8M8 15.5h8',
};

export interface CardTagProps {
  readonly level: CardLevel;
  /** Said instead of 蓝单: how many there are. */
  readonly text?: string;
}

/** The mark of a supervision card (screens section 5). */
export function CardTag({ level, text }: CardTagProps) {
  const { t } = useWords();
  return (
    <span className={`bh-card-tag ${level}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <rect x="4" y="4.5" width="16" height="15" rx="1.5" />
        <path d={bars[level]} />
      </svg>
      {text ?? t(`supervision.tag.${level}`)}
    </span>
  );
}
