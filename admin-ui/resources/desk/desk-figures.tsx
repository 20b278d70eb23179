import FeedOutlined from '@mui/icons-material/FeedOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import MarkEmailUnreadOutlined from '@mui/icons-material/MarkEmailUnreadOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link } from 'react-router';
import type { Board } from '../../../api/contract/board.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import '../../fields/figures.css';

type FigureName = 'overdue' | 'red' | 'waiting' | 'joint' | 'orders';

const icons: { readonly [N in FigureName]: SvgIconComponent } = {
  overdue: ReportOutlined,
  red: FeedOutlined,
  waiting: RuleOutlined,
  joint: GroupsOutlined,
  orders: MarkEmailUnreadOutlined,
};

interface FigureProps {
  readonly name: FigureName;
  /** Where the list is that it counts. */
  readonly to: string;
  readonly count: string;
  readonly under: string;
  /** It calls: somebody waits for it, or it is late. */
  readonly hot: boolean;
}

function Figure({ name, to, count, under, hot }: FigureProps) {
  const { t } = useWords();
  const Icon = icons[name];
  const className = hot ? 'figure hot' : 'figure';
  const inside = (
    <>
      <span>
        <Icon className="bh-icon" aria-hidden="true" />
        {t(`desk.figure.${name}`)}
      </span>
      <b>{count}</b>
      <em>{under}</em>
    </>
  );
  // A place on the page is the browser's to go to: it scrolls there, and the next Tab goes on from it.
  return to.startsWith('#') ? (
    <a href={to} className={className}>
      {inside}
    </a>
  ) : (
    <Link to={to} className={className}>
      {inside}
    </Link>
  );
}

/** As much of a list as is counted of it. */
interface Counted {
  readonly total: number;
  readonly totalIsLowerBound: boolean;
}

export interface DeskFiguresProps {
  readonly board: Board;
  readonly joint: Counted | undefined;
  readonly orders: Counted | undefined;
}

/** Numbers that lead to the lists they count. */
export function DeskFigures({ board, joint, orders }: DeskFiguresProps) {
  const { t, number } = useWords();
  const approves = useSession().permissions.includes('case.approve-card');
  const { overdue, overdueToday, cards } = board;
  const counted = (list: Counted | undefined): string => {
    if (list === undefined) return '…';
    const count = number(list.total);
    return list.totalIsLowerBound ? t('desk.totalAtLeast', { count }) : count;
  };
  return (
    <section className="bh-figures figures" aria-label={t('desk.figures')}>
      <Figure
        name="overdue"
        to="/board"
        count={number(overdue)}
        under={t('board.figure.today', { count: number(overdueToday) })}
        hot={overdue > 0}
      />
      <Figure
        name="red"
        to="/cards?level=red"
        count={number(cards.red)}
        under={t('desk.under.red', { orange: number(cards.orange), blue: number(cards.blue) })}
        hot={cards.red > 0}
      />
      {approves ? (
        <Figure
          name="waiting"
          to="/cards"
          count={number(cards.waiting)}
          under={t('desk.under.waiting')}
          hot={false}
        />
      ) : null}
      <Figure
        name="joint"
        to="#bh-desk-joint"
        count={counted(joint)}
        under={t('desk.under.joint')}
        hot={false}
      />
      <Figure
        name="orders"
        to="#bh-desk-orders"
        count={counted(orders)}
        under={t('desk.under.orders')}
        hot={orders !== undefined && orders.total > 0}
      />
    </section>
  );
}
