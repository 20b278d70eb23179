import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type Type from 'typebox';
import type { NoticeList as NoticePage } from '../../api/contract/reference.ts';
import { dateWords } from '../clocks/date-words.ts';
import { useDateRule } from '../clocks/use-wording.ts';
import { SecrecyMark } from '../fields/secrecy-mark.tsx';
import { useWords } from '../messages/use-words.ts';
import { usePages } from '../providers/use-pages.ts';

type Page = Type.Static<typeof NoticePage>;
type Notice = Page['data'][number];

const perPage = 20;

/** Where a notice leads: to what it is about, else to its case. */
const placeOf = ({ type, params, caseId }: Notice): string => {
  if (type === 'incident-opened' && typeof params['incident'] === 'string') {
    return `/incidents/${encodeURIComponent(params['incident'])}`;
  }
  return `/cases/${caseId}${type === 'mentioned' ? '/overview' : ''}`;
};

const ends = ['closed', 'rejected', 'duplicate', 'void'] as const;

/** What whoever raised the matter is to be told: how it ended, and the words of it. */
function Answer({ notice }: { readonly notice: Notice }) {
  const { t } = useWords();
  const end = ends.find((known) => known === notice.params['end']);
  return notice.answer === null || end === undefined ? null : (
    <span className="bh-notice-answer bh-2 bh-sm">
      {t('frame.notices.answer', { end: t(`task.ends.${end}`), answer: notice.answer })}
    </span>
  );
}

function NoticeLine({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const { code } = useWords();
  const rule = useDateRule();
  return (
    <li className={notice.readAt === null ? 'unread' : ''}>
      <Link to={placeOf(notice)} onClick={onOpen}>
        <span className="bh-row">
          <b>{code('notice', notice.type)}</b>
          <span className="bh-grow" />
          <time className="bh-3 bh-xs">{dateWords(Date.parse(notice.createdAt), rule)}</time>
        </span>
        <span className="bh-row">
          <span className="bh-cut">{notice.title}</span>
          <SecrecyMark secrecy={notice.secrecy} />
        </span>
        <Answer notice={notice} />
        {notice.reason === null ? null : (
          <span className="bh-notice-answer bh-2 bh-sm">{notice.reason}</span>
        )}
        <span className="bh-3 bh-xs">{notice.caseNumber}</span>
      </Link>
    </li>
  );
}

interface ListProps {
  /** What the calendar lacks; null: nothing. */
  readonly warning: string | null;
  readonly onOpen: () => void;
}

/** The newest notices first, and on to the first of them. */
export function NoticeList({ warning, onOpen }: ListProps) {
  const { t, code } = useWords();
  const { data, isError, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages<Page>({
    key: ['notices', 'list'],
    path: '/api/notices',
    query: { perPage },
  });
  const notices = data?.pages.flatMap((page) => page.data);
  return (
    <>
      {warning === null ? null : <p className="bh-notices-warning">{code('calendar', warning)}</p>}
      {isError ? <p className="bh-notices-none">{t('frame.notices.failed')}</p> : null}
      {notices?.length === 0 && warning === null ? (
        <p className="bh-notices-none">
          {t('frame.notices.none')}
          <span className="bh-3 bh-sm">{t('frame.notices.noneHint')}</span>
        </p>
      ) : null}
      <ul>
        {(notices ?? []).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onOpen={onOpen} />
        ))}
      </ul>
      {hasNextPage ? (
        <p className="bh-notices-more">
          <Button variant="text" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('frame.notices.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}
