import type { CardCount } from '../../../api/contract/supervision.ts';
import { cardLevels, type CardLevel } from '../../../domain/supervision/card-levels.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { CardAddress } from './card-address.ts';
import { countByUnit } from './count-cards.ts';

type Chosen = Pick<CardAddress, 'unit' | 'level'>;

interface Props {
  readonly counts: readonly CardCount[];
  readonly chosen: Chosen;
  /** A number was pressed; pressed again it lets go. */
  readonly onChoose: (chosen: Chosen) => void;
}

interface RowProps extends Omit<Props, 'counts'> {
  readonly row: ReturnType<typeof countByUnit>[number];
  /** The most cards that a unit has. */
  readonly most: number;
}

function Row({ row, most, chosen, onChoose }: RowProps) {
  const { t, number, name } = useWords();
  const { unit, levels, open, late } = row;
  const isOn = (level: CardLevel | undefined): boolean =>
    chosen.unit === unit.id && chosen.level === level;
  const press = (level: CardLevel | undefined) => () => {
    onChoose(isOn(level) ? { unit: undefined, level: undefined } : { unit: unit.id, level });
  };
  return (
    <tr>
      <th scope="row">{name(unit)}</th>
      {cardLevels.map((level) => (
        <td key={level} data-label={t(`supervision.tag.${level}`)}>
          {levels[level] === 0 ? (
            <span className="nil">0</span>
          ) : (
            <button type="button" aria-pressed={isOn(level)} onClick={press(level)}>
              {number(levels[level])}
              <span className="bh-sr">
                {t('cards.cell', {
                  unit: name(unit),
                  level: t(`supervision.tag.${level}`),
                  count: number(levels[level]),
                })}
              </span>
            </button>
          )}
        </td>
      ))}
      <td className="sum" data-label={t('cards.sum')}>
        <button type="button" aria-pressed={isOn(undefined)} onClick={press(undefined)}>
          {number(open)}
          <span className="bh-sr">
            {t('cards.cell', { unit: name(unit), level: t('cards.sum'), count: number(open) })}
          </span>
        </button>
        <span className="track" aria-hidden="true">
          <span className="bar" style={{ width: `${String((100 * open) / most)}%` }}>
            {cardLevels.map((level) => (
              <i key={level} className={level} style={{ flexGrow: levels[level] }} />
            ))}
          </span>
        </span>
        <span className="late">{late === 0 ? '' : t('cards.lateOf', { count: number(late) })}</span>
      </td>
    </tr>
  );
}

/** Which units have how many cards of which level: figures, and bars as long as there are cards. */
export function CardsByUnit({ counts, chosen, onChoose }: Props) {
  const { t } = useWords();
  const rows = countByUnit(counts);
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <section className="bh-card by-unit" aria-label={t('cards.byUnit')}>
      <header>
        <h2>{t('cards.byUnit')}</h2>
        <span className="bh-3 bh-sm">{t('cards.byUnitHint')}</span>
      </header>
      <div
        className="bh-scroll-x"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
        tabIndex={0}
      >
        <table className="bh-stacked">
          <thead>
            <tr>
              <th scope="col">{t('cards.unit')}</th>
              {cardLevels.map((level) => (
                <th key={level} scope="col">
                  <CardTag level={level} />
                </th>
              ))}
              <th scope="col">{t('cards.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.unit.id} row={row} most={most} chosen={chosen} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
