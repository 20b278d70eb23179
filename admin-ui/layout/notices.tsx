import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type Type from 'typebox';
import type { NoticeList as NoticePage } from '../../api/contract/reference.ts';
import { useWords } from '../messages/use-words.ts';
import { apiFetch, withQuery } from '../providers/api-fetch.ts';
import { useServerClock } from '../providers/server-clock.ts';
import { NoticeList } from './notice-list.tsx';

const unreadPath = withQuery('/api/notices', {
  perPage: 1,
  filter: JSON.stringify({ unread: true }),
});

/** How many notices nobody has read yet, those included that the list has not come to. */
function useUnread(): number {
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => apiFetch<Type.Static<typeof NoticePage>>(unreadPath, { signal }),
    staleTime: 60_000,
  });
  return data?.total ?? 0;
}

/** What was told to the person: urges, copies, deadlines; and what the calendar lacks. */
export function Notices() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const unread = useUnread();
  const warning = useServerClock()?.calendarWarning ?? null;
  const readAll = useMutation({
    mutationFn: () => apiFetch('/api/notices/read', { method: 'POST', body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const close = (): void => {
    setAnchor(null);
  };
  const label =
    unread > 0
      ? t('frame.notices.labelUnread', { count: unread > 99 ? '99+' : unread })
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
        {unread > 0 || warning !== null ? <span className="bh-pip" /> : null}
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
          <h2>{label}</h2>
          {unread > 0 ? (
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
        <NoticeList warning={warning} onOpen={close} />
      </Popover>
    </>
  );
}
