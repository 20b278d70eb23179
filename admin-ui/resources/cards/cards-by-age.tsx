import type { CardCount } from '../../../api/contract/supervision.ts';
import type { CardAge } from '../../../domain/supervision/card-ages.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import { countByAge, levelsDown } from './count-cards.ts';

/** Pixels of the tallest bar, and the least in which a number fits. */
const tallest = 132;
const fits = 15;

interface Props {
  readonly counts: readonly CardCount[];
  readonly chosen: CardAge | undefined;
  readonly onChoose: (age: CardAge | undefined) => void;
}

/** A bar an age, its levels one above the other, the gravest on top; each part says how many it stands for. */
export function CardsByAge({ counts, chosen, onChoose }: Props) {
  const { t, number } = useWords();
  const columns = countByAge(counts);
  const most = Math.max(1, ...columns.map(({ open }) => open));
  return (
    <section className="bh-card by-age" aria-label={t('cards.byAge')}>
      <header>
        <h2>{t('cards.byAge')}</h2>
        <span className="bh-3 bh-sm">{t('cards.byAgeHint')}</span>
      </header>
      <div className="plot">
        {columns.map(({ age, open, levels }) => (
          <button
            key={age}
            type="button"
            aria-pressed={chosen === age}
            disabled={open === 0 && chosen !== age}
            onClick={() => {
              onChoose(chosen === age ? undefined : age);
            }}
          >
            <span className="bh-sr">
              {t('cards.ageCell', { age: t(`cards.age.${age}`), count: number(open) })}
            </span>
            <b aria-hidden="true">{open === 0 ? '' : number(open)}</b>
            <span className="column" aria-hidden="true">
              {levelsDown.map((level) => {
                const height = (tallest * levels[level]) / most;
                return (
                  <i key={level} className={level} style={{ height }}>
                    {height < fits ? '' : number(levels[level])}
                  </i>
                );
              })}
            </span>
            <span className="name" aria-hidden="true">
              {t(`cards.age.${age}`)}
            </span>
          </button>
        ))}
      </div>
      <p className="legend">
        {levelsDown.toReversed().map((level) => (
          <CardTag key={level} level={level} />
        ))}
      </p>
    </section>
  );
}
