import ReportOutlined from '@mui/icons-material/ReportOutlined';
import Button from '@mui/material/Button';
import type { TaskCounts } from '../../../../api/contract/tasks.ts';
import { FailureCode } from '../../../layout/failure-code.tsx';
import type { MessageKey } from '../../../messages/message-key.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { isFiltered, type InboxAddress } from './inbox-address.ts';
import '../completion/completion.css';
import './list-states.css';

function EmptyTray() {
  return (
    <svg viewBox="0 0 120 90" className="bh-tray" aria-hidden="true">
      <path d="M14 52l14-34h64l14 34v24a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6z" className="box" />
      <path d="M14 52h26l6 12h28l6-12h26" className="edge" />
      <path d="M46 34l10 10 18-20" className="tick" />
    </svg>
  );
}

interface EmptyProps {
  readonly address: InboxAddress;
  readonly counts: TaskCounts | undefined;
  readonly onGo: (part: Partial<InboxAddress>) => void;
}

type Kind = 'filtered' | 'mine' | 'nothing' | 'other';

function emptyKind(address: InboxAddress, counts: TaskCounts | undefined): Kind {
  if (isFiltered(address.filter)) {
    return 'filtered';
  }
  if (address.view !== 'mine') {
    return 'other';
  }
  return counts?.views['pool'] === 0 ? 'nothing' : 'mine';
}

interface Way {
  readonly label: MessageKey;
  readonly part: Partial<InboxAddress>;
}

const toDone: Way = { label: 'inbox.empty.toDone', part: { view: 'done', filter: {} } };
/** What to do next, the strong button first; nobody is sent to an empty place. */
const ways: { readonly [K in Kind]: readonly Way[] } = {
  filtered: [{ label: 'inbox.filter.clear', part: { filter: {} } }],
  mine: [{ label: 'inbox.empty.toPool', part: { view: 'pool', filter: {} } }, toDone],
  nothing: [toDone],
  other: [{ label: 'inbox.empty.toMine', part: { view: 'mine', filter: {} } }],
};

/** What is true, and what to do next. */
export function EmptyList({ address, counts, onGo }: EmptyProps) {
  const { t, number } = useWords();
  const count = (view: string): string => number(counts?.views[view] ?? 0);
  const kind = emptyKind(address, counts);
  const done = t('inbox.empty.done', {
    done: count('done'),
    inTime: number(counts?.doneInTime ?? 0),
  });
  const text = {
    filtered: () => t('inbox.empty.filteredText', { count: count(address.view) }),
    mine: () => t('inbox.empty.mineText', { done, pool: count('pool') }),
    nothing: () => t('inbox.empty.nothingText', { done }),
    other: () => t('inbox.empty.otherText', { view: t(`inbox.view.${address.view}`) }),
  }[kind]();
  return (
    <div className="bh-empty">
      <EmptyTray />
      <h2>{t(`inbox.empty.${kind}Title`)}</h2>
      <p>{text}</p>
      <div className="bh-row">
        {ways[kind]
          .filter((way) => way !== toDone || counts?.views['done'] !== 0)
          .map(({ label, part }) => (
            <Button
              key={label}
              variant={label === 'inbox.empty.toDone' ? 'outlined' : 'contained'}
              onClick={() => {
                onGo(part);
              }}
            >
              {t(label)}
            </Button>
          ))}
      </div>
      <p className="bh-3 bh-sm">{t('inbox.empty.live')}</p>
    </div>
  );
}

/** What did not happen, what is safe, retry, code and reference. */
export function ListFailure({
  error,
  onRetry,
  what = 'title',
}: {
  readonly error: Error;
  readonly onRetry: () => void;
  /** The list, unless one task was asked for. */
  readonly what?: 'title' | 'task';
}) {
  const { t, code } = useWords();
  return (
    <div className="bh-list-failure" role="alert">
      <div className="bh-failure">
        <ReportOutlined aria-hidden="true" />
        <div>
          <h2>{t(`inbox.error.${what}`)}</h2>
          <p>
            <b>{t('inbox.error.reason', { reason: code('problem', failureCode(error)) })}</b>
            {t('inbox.error.text')}
          </p>
        </div>
      </div>
      <Button variant="contained" onClick={onRetry}>
        {t('inbox.error.retry')}
      </Button>
      <FailureCode failure={error} />
    </div>
  );
}

const places = Array.from({ length: 14 }, (_, index) => index);

/** The shape of the list before it is there; nothing before 300 ms. */
export function ListSkeleton() {
  return (
    <div className="bh-list-skeleton bh-later" aria-hidden="true">
      {places.map((place) => (
        <div key={place} style={{ opacity: Math.max(0.15, 1 - place * 0.065) }}>
          <span className="bh-skeleton" style={{ width: 16, height: 16 }} />
          <span className="bh-skeleton" style={{ width: 84, height: 22 }} />
          <span className="bh-skeleton" style={{ width: 44, height: 14 }} />
          <span className="bh-grow">
            <span
              className="bh-skeleton"
              style={{ width: `${48 + ((place * 17) % 31)}%`, height: 14 }}
            />
            <span
              className="bh-skeleton"
              style={{ width: `${28 + ((place * 13) % 27)}%`, height: 11 }}
            />
          </span>
          <span className="bh-skeleton last" style={{ width: 48, height: 12 }} />
        </div>
      ))}
    </div>
  );
}
