import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import type { Board, BoardTaskList } from '../../../api/contract/board.ts';
import { timeWithSeconds } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { ExportMenu } from '../../layout/export-menu.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSearch } from '../../providers/use-search.ts';
import {
  boardUrgencies,
  listFilter,
  pressCell,
  readBoardAddress,
  writeBoardAddress,
  type BoardAddress,
} from './board-address.ts';
import { BoardList } from './board-list.tsx';
import { useBoard, useBoardTasks, useForecast, useOnTimeRate } from './board-queries.ts';
import { BoardScopeChoice } from './board-scope.tsx';
import { ForecastStrip } from './forecast-strip.tsx';
import { Figures } from './figures.tsx';
import { Matrix } from './matrix.tsx';
import '../../layout/overview-page.css';
import './board.css';

interface HeadProps {
  readonly address: BoardAddress;
  readonly board: Board | undefined;
  /** The first page of the list below. */
  readonly list: BoardTaskList | undefined;
  readonly onChange: (address: BoardAddress) => void;
}

function Head({ address, board, list, onChange }: HeadProps) {
  const { t, code } = useWords();
  const { zone } = useDateRule();
  return (
    <header className="head">
      <h1>{t('board.title')}</h1>
      {board === undefined ? null : (
        <span className="bh-3 bh-sm at">
          <CheckCircleOutline className="bh-icon" aria-hidden="true" />
          {t('board.asOf', { time: timeWithSeconds(Date.parse(board.serverTime), zone) })}
        </span>
      )}
      <span className="bh-grow" />
      {board === undefined ? null : (
        <BoardScopeChoice
          scope={board.scope}
          kind={address.kind}
          onChoose={(kind) => {
            onChange({ ...address, kind, cells: [] });
          }}
        />
      )}
      <label className={address.urgency === undefined ? 'bh-chip urgency' : 'bh-chip urgency on'}>
        <select
          aria-label={t('board.urgency')}
          value={address.urgency ?? ''}
          onChange={(event) => {
            const urgency = boardUrgencies.find((each) => each === event.target.value);
            onChange({ ...address, urgency });
          }}
        >
          <option value="">{t('board.anyUrgency')}</option>
          {boardUrgencies.map((urgency) => (
            <option key={urgency} value={urgency}>
              {t('board.onlyUrgency', { urgency: code('urgency', urgency) })}
            </option>
          ))}
        </select>
      </label>
      <ExportMenu
        path="/api/board/export"
        query={{ filter: listFilter(address) }}
        total={list?.total}
        totalIsLowerBound={list?.totalIsLowerBound ?? false}
      />
    </header>
  );
}

/** What is late in the whole centre, or in the units one answers for; the way to act is on it. */
export function BoardPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearch();
  const address = readBoardAddress(search);
  const board = useBoard(address);
  const rate = useOnTimeRate();
  const forecast = useForecast(address);
  const tasks = useBoardTasks(address);
  usePageTitle(t('board.title'));
  const change = (next: BoardAddress): void => {
    setSearch(() => writeBoardAddress(next));
  };
  const failure = board.error ?? tasks.error;
  if (failure !== null && board.data === undefined) {
    return <PagePending asked={[board, tasks]} />;
  }
  return (
    <div className="bh-overview bh-board" aria-busy={board.data === undefined}>
      <Head address={address} board={board.data} list={tasks.data?.pages[0]} onChange={change} />
      {board.data === undefined ? (
        <div className="bh-later">
          <span className="bh-skeleton waiting" />
          <span className="bh-skeleton waiting tall" />
        </div>
      ) : (
        <>
          <Figures
            board={board.data}
            rate={rate.data}
            state={address.state}
            onChoose={(state) => {
              change({ ...address, state });
            }}
            card={address.card}
            onCard={(card) => {
              change({ ...address, card, ...(card === undefined ? {} : { state: 'open' }) });
            }}
          />
          <div className="middle">
            <Matrix
              cells={board.data.data}
              chosen={address.cells}
              onPress={(cell, together) => {
                change({ ...address, cells: pressCell(address.cells, cell, together) });
              }}
            />
            <ForecastStrip
              query={forecast}
              closesAt={board.data.closesAt}
              onSee={(cases) => {
                change({ ...address, cases, cells: [], card: undefined, state: 'open' });
              }}
            />
          </div>
        </>
      )}
      <BoardList
        key={writeBoardAddress(address).toString()}
        address={address}
        query={tasks}
        approvalFrom={board.data?.cards.approvalFrom ?? 'blue'}
        lastLateAt={board.data?.lastLateAt ?? null}
        onAll={() => {
          change({ ...address, cells: [], cases: [] });
        }}
      />
    </div>
  );
}
