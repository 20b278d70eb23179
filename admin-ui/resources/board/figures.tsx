import HourglassBottom from '@mui/icons-material/HourglassBottom';
import Pause from '@mui/icons-material/Pause';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link } from 'react-router';
import type { Board, OnTimeRate } from '../../../api/contract/board.ts';
import { cardLevels, type CardLevel } from '../../../domain/supervision/card-levels.ts';
import { dueWords, timeOfDay } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { BoardState } from './board-address.ts';
import '../../fields/figures.css';

interface FigureProps {
  readonly state: BoardState;
  readonly icon?: SvgIconComponent;
  readonly count: number;
  readonly under: string;
  readonly on: boolean;
  readonly onChoose: (state: BoardState) => void;
}

/** A number that also chooses what the list shows. */
function Figure({ state, icon: Icon, count, under, on, onChoose }: FigureProps) {
  const { t, number } = useWords();
  return (
    <button
      type="button"
      className={`figure ${state}`}
      aria-pressed={on}
      onClick={() => {
        onChoose(state);
      }}
    >
      <span>
        {Icon === undefined ? null : <Icon className="bh-icon" aria-hidden="true" />}
        {t(`board.figure.${state}`)}
      </span>
      <b>{number(count)}</b>
      <em>{under}</em>
    </button>
  );
}

function Rate({ rate }: { readonly rate: OnTimeRate | undefined }) {
  const { t, number } = useWords();
  const known = rate !== undefined && rate.due > 0;
  return (
    <div className="figure rate">
      <span>{t('board.figure.rate')}</span>
      <b>
        {known ? ((100 * rate.onTime) / rate.due).toFixed(1) : '–'}
        {known ? <small>%</small> : null}
      </b>
      <em>
        {known
          ? t('board.figure.rateOf', { onTime: number(rate.onTime), due: number(rate.due) })
          : t('board.figure.rateNone')}
      </em>
    </div>
  );
}

interface CardsProps {
  readonly cards: Board['cards'];
  readonly chosen: CardLevel | undefined;
  readonly onChoose: (level: CardLevel | undefined) => void;
}

/** The supervision cards that are not closed; a level also chooses what the list shows. */
function Cards({ cards, chosen, onChoose }: CardsProps) {
  const { t, number } = useWords();
  const rule = useDateRule();
  const { first } = cards;
  const underFirst = (card: NonNullable<typeof first>): string => {
    const level = t(`supervision.tag.${card.level}`);
    const { title, dueAt, answered } = card;
    if (answered) return t('board.figure.firstAnswered', { level, title });
    return dueAt === null
      ? t('board.figure.firstUndetermined', { level, title })
      : t('board.figure.firstCard', { level, title, time: dueWords(Date.parse(dueAt), rule) });
  };
  const under = first === null ? t('board.figure.noCards') : underFirst(first);
  return (
    <div className="figure cards">
      <span>
        <Link to="/cards">{t('board.figure.cards')}</Link>
        {cards.waiting === 0 ? null : (
          <span className="bh-dot close">
            {t('board.figure.waiting', { count: number(cards.waiting) })}
          </span>
        )}
      </span>
      <p>
        {cardLevels.map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={chosen === level}
            title={t('board.figure.onlyCard', {
              level: t(`supervision.tag.${level}`),
              count: number(cards[level]),
            })}
            onClick={() => {
              onChoose(chosen === level ? undefined : level);
            }}
          >
            <CardTag
              level={level}
              text={`${t(`supervision.name.${level}`)} ${number(cards[level])}`}
            />
          </button>
        ))}
      </p>
      <em title={under}>
        {first === null ? null : <SecrecyMark secrecy={first.secrecy} />} {under}
      </em>
    </div>
  );
}

export interface FiguresProps {
  readonly board: Board;
  readonly rate: OnTimeRate | undefined;
  readonly state: BoardState;
  readonly onChoose: (state: BoardState) => void;
  readonly card: CardLevel | undefined;
  readonly onCard: (level: CardLevel | undefined) => void;
}

export function Figures({ board, rate, state, onChoose, card, onCard }: FiguresProps) {
  const { t, number } = useWords();
  const { zone } = useDateRule();
  const { sinceYesterday: more, dueBeforeClose, closesAt } = board;
  const moreWords = more > 0 ? `+${number(more)}` : number(more).replace('-', '−');
  const beforeClose =
    dueBeforeClose === null || closesAt === null
      ? t('board.figure.closed')
      : t('board.figure.beforeClose', {
          count: number(dueBeforeClose),
          time: timeOfDay(Date.parse(closesAt), zone),
        });
  const shared = (each: BoardState) => ({ state: each, on: state === each, onChoose });
  return (
    <section className="bh-figures figures" aria-label={t('board.figures')}>
      <Figure
        {...shared('open')}
        count={board.total}
        under={t('board.figure.sinceYesterday', { more: moreWords })}
      />
      <Figure
        {...shared('overdue')}
        icon={ReportOutlined}
        count={board.overdue}
        under={t('board.figure.today', { count: number(board.overdueToday) })}
      />
      <Figure {...shared('warn')} icon={HourglassBottom} count={board.warn} under={beforeClose} />
      <Figure
        {...shared('paused')}
        icon={Pause}
        count={board.paused}
        under={t('board.figure.unlimited', { count: number(board.unlimited) })}
      />
      <Cards cards={board.cards} chosen={card} onChoose={onCard} />
      <Rate rate={rate} />
    </section>
  );
}
