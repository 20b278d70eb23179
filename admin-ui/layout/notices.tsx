import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type Type from 'typebox';
import type { NoticeList } from '../../api/contract/reference.ts';
import { dateWords } from '../clocks/date-words.ts';
import { useDateRule } from '../clocks/use-wording.ts';
import { SecrecyMark } from '../fields/secrecy-mark.tsx';
import { useWords } from '../messages/use-words.ts';
import { apiFetch } from '../providers/api-fetch.ts';
import { useServerClock } from '../providers/server-clock.ts';

type Notices = Type.Static<typeof NoticeList>;
type Notice = Notices['data'][number];

/** Where a notice leads: to what it is about, else to its case. */
const placeOf = ({ type, params, caseId }: Notice): string => {
  if (type === 'incident-opened' && typeof params['incident'] === 'string') {
    return `/incidents/${encodeURIComponent(params['incident'])}`;
  }
  return `/cases/${caseId}${type === 'mentioned' ? '/overview' : ''}`;
};

function useNotices(): {
  readonly notices: readonly Notice[] | undefined;
  readonly failed: boolean;
} {
  const { data, isError } = useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => apiFetch<Notices>('/api/notices?perPage=20', { signal }),
    staleTime: 60_000,
  });
  return { notices: data?.data, failed: isError };
}

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
  readonly notices: readonly Notice[] | undefined;
  readonly failed: boolean;
  readonly warning: string | null;
  readonly onOpen: () => void;
}

function NoticeLines({ notices, failed, warning, onOpen }: ListProps) {
  const { t, code } = useWords();
  return (
    <>
      {warning === null ? null : <p className="bh-notices-warning">{code('calendar', warning)}</p>}
      {failed ? <p className="bh-notices-none">{t('frame.notices.failed')}</p> : null}
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
    </>
  );
}

/** What was told to the person: urges, copies, deadlines; and what the calendar lacks. */
export function Notices() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { notices, failed } = useNotices();
  const warning = useServerClock()?.calendarWarning ?? null;
  const unread = (notices ?? []).filter((notice) => notice.readAt === null);
  const readAll = useMutation({
    mutationFn: () =>
      apiFetch('/api/notices/read', {
        method: 'POST',
        body: { ids: unread.map((notice) => notice.id) },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const close = (): void => {
    setAnchor(null);
  };
  const label =
    unread.length > 0
      ? t('frame.notices.labelUnread', { count: unread.length })
      : t('frame.notices.label');
  return (
    <>
      <IconButton
        aria-label={label}
        aria-haspopup="dialog"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <NotificationsOutlined style={{ fontSize: 20 }} />
        {unread.length > 0 || warning !== null ? <span className="bh-pip" /> : null}
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            className: 'bh-notices',
            role: 'dialog',
            'aria-label': t('frame.notices.label'),
          },
        }}
      >
        <header>
          <h2>{t('frame.notices.label')}</h2>
          {unread.length > 0 ? (
            <Button
              size="small"
              variant="text"
              disabled={readAll.isPending}
              onClick={() => {
                readAll.mutate();
              }}
            >
              {t('frame.notices.readAll')}
            </Button>
          ) : null}
        </header>
        <NoticeLines notices={notices} failed={failed} warning={warning} onOpen={close} />
      </Popover>
    </>
  );
}
