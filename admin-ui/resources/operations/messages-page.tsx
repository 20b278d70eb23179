import Button from '@mui/material/Button';
import { Link, useSearchParams } from 'react-router';
import type { UnclaimedMessage, UnclaimedMessageList } from '../../../api/contract/messages.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { durationWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';
import './operations.css';
import './messages.css';

const states = ['all', 'buffered', 'expired'] as const;
type State = (typeof states)[number];

const perPage = 50;
const watchMillis = 30_000;
const columns = ['message', 'correlation', 'from', 'age', 'kept'] as const;

const useUnclaimed = (state: State): Pages<UnclaimedMessageList> =>
  usePages({
    key: ['messages', state],
    path: '/api/messages',
    query: { perPage, filter: state === 'all' ? undefined : JSON.stringify({ state }) },
    every: watchMillis,
  });

/** Who sent it: a case, another system, or nobody who is known. */
function Sender({ message }: { readonly message: UnclaimedMessage }) {
  const { t } = useWords();
  const { permissions } = useSession();
  const { fromCase, sentBy } = message;
  if (fromCase !== null) {
    return permissions.includes('case.read') ? (
      <Link to={`/cases/${encodeURIComponent(fromCase)}`}>{t('operations.messages.case')}</Link>
    ) : (
      t('operations.messages.case')
    );
  }
  return sentBy === null ? (
    <span className="bh-3">{t('operations.messages.unknown')}</span>
  ) : (
    <span className="bh-mono">{sentBy}</span>
  );
}

function Row({ message }: { readonly message: UnclaimedMessage }) {
  const { t } = useWords();
  const rule = useDateRule();
  const { kind, name, starts, correlation, variables, publishedAt, keptUntil } = message;
  const isOver = message.state === 'expired';
  const words = (from: number, to: number): string =>
    durationWords(Math.max(0, to - from), rule.tongue, { round: 'down', seconds: true });
  const [published, kept] = [Date.parse(publishedAt), Date.parse(keptUntil)];
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="bh-3 bh-sm bh-dot">{t(`operations.messages.kind.${kind}`)}</span>
        {starts === null ? null : (
          <div className="bh-3 bh-sm">{t('operations.messages.starts', { procedure: starts })}</div>
        )}
        {variables.length === 0 ? null : (
          <div className="bh-3 bh-sm">
            {t('operations.messages.carries', { names: variables.join(', ') })}
          </div>
        )}
      </th>
      <td className="bh-mono" data-label={t('operations.messages.column.correlation')}>
        {correlation ?? <span className="bh-3">{t('operations.messages.anyone')}</span>}
      </td>
      <td data-label={t('operations.messages.column.from')}>
        <Sender message={message} />
      </td>
      <td data-label={t('operations.messages.column.age')}>
        {words(published, rule.now)}
        <div className="bh-3 bh-sm">{dateWords(published, rule)}</div>
      </td>
      <td data-label={t('operations.messages.column.kept')}>
        <span className={isOver ? 'bh-tag bad' : 'bh-tag info'}>
          {t(`operations.messages.state.${message.state}`)}
        </span>{' '}
        {isOver ? null : t('operations.messages.left', { time: words(rule.now, kept) })}
        <div className="bh-3 bh-sm">{dateWords(kept, rule)}</div>
      </td>
    </tr>
  );
}

function Messages({ rows }: { readonly rows: readonly UnclaimedMessage[] }) {
  const { t } = useWords();
  if (rows.length === 0) {
    return (
      <section className="bh-page-nothing">
        <h2>{t('operations.messages.none')}</h2>
        <p className="bh-2">{t('operations.messages.noneText')}</p>
      </section>
    );
  }
  return (
    <section
      className="bh-card bh-scroll-x"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
      tabIndex={0}
      aria-label={t('operations.messages.list')}
    >
      <table className="bh-table bh-stacked bh-messages">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`operations.messages.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((message) => (
            <Row key={message.id} message={message} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Messages and signals that no case has taken: how old they are, and until when they wait. */
export function MessagesPage() {
  const { t, number } = useWords();
  const [search, setSearch] = useSearchParams();
  const state = states.find((each) => each === search.get('state')) ?? 'all';
  const query = useUnclaimed(state);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const first = data?.pages[0];
  return (
    <AdminPage
      title={t('operations.messages.title')}
      note={
        first === undefined
          ? ''
          : t(
              first.totalIsLowerBound
                ? 'operations.messages.countMore'
                : 'operations.messages.count',
              { count: number(first.total) },
            )
      }
      tools={
        <>
          <fieldset className="bh-seg" aria-label={t('operations.messages.stateLabel')}>
            {states.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === state}
                onClick={() => {
                  setSearch(each === 'all' ? {} : { state: each }, { replace: true });
                }}
              >
                {t(`operations.messages.state.${each}`)}
              </button>
            ))}
          </fieldset>
          <Link to="/operations">{t('operations.messages.back')}</Link>
        </>
      }
    >
      <PagePending asked={[query]} />
      {data === undefined ? null : <Messages rows={data.pages.flatMap((page) => page.data)} />}
      {hasNextPage ? (
        <p className="bh-more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('operations.messages.more')}
          </Button>
        </p>
      ) : null}
    </AdminPage>
  );
}
