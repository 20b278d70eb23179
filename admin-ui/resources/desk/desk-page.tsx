import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import { useRef } from 'react';
import { timeWithSeconds } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { BoardList } from '../board/board-list.tsx';
import { useBoard } from '../board/board-queries.ts';
import { DeskFigures } from './desk-figures.tsx';
import { reds, useDeskLists, type DeskLists } from './desk-lists.ts';
import { DeskSection } from './desk-section.tsx';
import { JointRow } from './joint-row.tsx';
import { OrderRow } from './order-row.tsx';
import { useDeskNews } from './use-desk-news.ts';
import '../../layout/overview-page.css';
import './desk.css';

function JointMatters({ query }: { readonly query: DeskLists['joint'] }) {
  const { t, number } = useWords();
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <DeskSection
      id="bh-desk-joint"
      title={t('desk.joint')}
      note={total === 0 ? '' : t('desk.total', { count: number(total) })}
      none={t('desk.jointNone')}
      noneText={t('desk.jointNoneText')}
      query={query}
      Row={JointRow}
    />
  );
}

function Orders({ query }: { readonly query: DeskLists['orders'] }) {
  const { t, number } = useWords();
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <DeskSection
      id="bh-desk-orders"
      title={t('desk.orders')}
      note={total === 0 ? '' : t('desk.totalOrders', { count: number(total) })}
      none={t('desk.ordersNone')}
      noneText={t('desk.ordersNoneText')}
      query={query}
      Row={OrderRow}
    />
  );
}

/** Where commanders and leaders begin: what is red, what several work on, which orders nobody has acknowledged (guideline 8.1.1). */
export function DeskPage() {
  const { t } = useWords();
  const { zone } = useDateRule();
  const board = useBoard(reds);
  const { tasks, joint, orders, changed } = useDeskLists();
  const lists = useRef<HTMLDivElement>(null);
  const { waiting, show } = useDeskNews(lists, changed);
  usePageTitle(t('desk.title'));
  return (
    <div className="bh-overview bh-desk">
      <header className="head">
        <h1>{t('desk.title')}</h1>
        {board.data === undefined ? null : (
          <span className="bh-3 bh-sm at">
            <CheckCircleOutline className="bh-icon" aria-hidden="true" />
            {t('board.asOf', { time: timeWithSeconds(Date.parse(board.data.serverTime), zone) })}
          </span>
        )}
        <span aria-live="polite">
          {waiting ? (
            <button type="button" className="bh-chip on" onClick={show}>
              {t('desk.news')}
            </button>
          ) : null}
        </span>
      </header>
      {board.data === undefined ? (
        <PagePending asked={[board, tasks, joint, orders]} what={t('desk.title')} />
      ) : (
        <>
          <DeskFigures
            board={board.data}
            joint={joint.data?.pages[0]}
            orders={orders.data?.pages[0]}
          />
          <div className="lists" ref={lists}>
            {tasks.data === undefined ? (
              <PagePending asked={[tasks]} what={t('board.list')} />
            ) : (
              <BoardList
                address={reds}
                query={tasks}
                approvalFrom={board.data.cards.approvalFrom}
                lastLateAt={board.data.lastLateAt}
              />
            )}
            <div className="beside">
              <JointMatters query={joint} />
              <Orders query={orders} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
