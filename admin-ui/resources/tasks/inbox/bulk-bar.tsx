import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import { useState } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { withQuery } from '../../../providers/api-fetch.ts';
import { TransferDialog } from '../operations/transfer-dialog.tsx';
import { BulkConfirm, BulkFailures } from './bulk-dialogs.tsx';
import { exportQuery, type InboxAddress } from './inbox-address.ts';
import { useBulk } from './use-bulk.ts';
import type { Selection } from './use-selection.ts';

/** From here on a bulk operation is asked about once more (screens section 5). */
const askAbove = 20;

const actions = ['claim', 'transfer', 'urge'] as const;
type BulkAction = (typeof actions)[number];
const permissionOf = {
  claim: 'task.claim',
  transfer: 'task.transfer',
  urge: 'case.urge',
} as const satisfies Record<BulkAction, string>;
const icons = { claim: PersonOutlined, transfer: SwapHoriz, urge: NotificationsOutlined };

export interface BulkBarProps {
  readonly tasks: readonly Task[];
  readonly address: InboxAddress;
  readonly selection: Selection;
}

/** More ids do not fit into an address. */
const mostExported = 100;

/** The ticked rows as a workbook, in the order of the list. */
function ExportSelected({
  ids,
  address,
}: {
  readonly ids: readonly string[];
  readonly address: InboxAddress;
}) {
  const { t, english } = useWords();
  const words = (
    <>
      <FileDownloadOutlined className="bh-icon" aria-hidden="true" />
      {t('exported.export')}
    </>
  );
  if (ids.length === 0 || ids.length > mostExported) {
    return (
      <button type="button" disabled title={t('inbox.bulk.exportMost', { most: mostExported })}>
        {words}
      </button>
    );
  }
  const query = { ...exportQuery(address), filter: JSON.stringify({ id: ids }) };
  const language = english ? 'en' : 'zh';
  return (
    <a href={withQuery('/api/tasks/export', { ...query, format: 'xlsx', language })} download>
      {words}
    </a>
  );
}

/** Docked under the list while rows are ticked. Acts on the ids of the moment it is pressed. */
export function BulkBar({ tasks, address, selection }: BulkBarProps) {
  const { t, number } = useWords();
  const { permissions } = useSession();
  const [asked, setAsked] = useState<{
    readonly action: Exclude<BulkAction, 'transfer'>;
    readonly tasks: readonly Task[];
  } | null>(null);
  const [transferred, setTransferred] = useState<readonly Task[] | null>(null);
  const bulk = useBulk(selection.clear);
  const { progress, failed, forgetFailed } = bulk;

  const run = (action: 'claim' | 'urge', chosen: readonly Task[]): void => {
    setAsked(null);
    const done = t('inbox.bulk.urged', { count: number(chosen.length) });
    const urge = { action: 'urge', body: { type: 'urge' }, done } as const;
    void bulk.run(action === 'claim' ? { action } : urge, chosen);
  };
  const chosen = tasks.filter((task) => selection.ids.has(task.id));
  const press = (action: BulkAction): void => {
    if (action === 'transfer') {
      setTransferred(chosen);
    } else if (chosen.length > askAbove) {
      setAsked({ action, tasks: chosen });
    } else {
      run(action, chosen);
    }
  };
  const flag = chosen.every(({ flagged }) => flagged) ? 'unflag' : 'flag';
  const dialogs = (
    <>
      {asked === null ? null : (
        <BulkConfirm
          action={asked.action}
          rows={asked.tasks}
          onCancel={() => {
            setAsked(null);
          }}
          onConfirm={() => {
            run(asked.action, asked.tasks);
          }}
        />
      )}
      {transferred === null ? null : (
        <TransferDialog
          tasks={transferred}
          sending={progress !== null}
          onSend={async (body, done) => {
            const sent = await bulk.run({ action: 'transfer', body, done }, transferred);
            setTransferred(null);
            return sent;
          }}
          onClose={() => {
            setTransferred(null);
          }}
        />
      )}
      {failed === null ? null : (
        <BulkFailures result={failed.result} rows={failed.tasks} onClose={forgetFailed} />
      )}
    </>
  );
  if (selection.ids.size === 0 && progress === null) {
    return dialogs;
  }
  return (
    <>
      <div className="bh-bulk" role="toolbar" aria-label={t('inbox.bulk.label')}>
        <b aria-live="polite">
          {progress === null
            ? t('inbox.bulk.selected', { count: number(selection.ids.size) })
            : t('inbox.bulk.working', { done: progress.through, total: progress.total })}
        </b>
        <span className="bh-bulk-line" />
        {actions
          .filter((action) => permissions.includes(permissionOf[action]))
          .map((action) => {
            const Icon = icons[action];
            return (
              <button
                key={action}
                type="button"
                disabled={progress !== null}
                onClick={() => {
                  press(action);
                }}
              >
                <Icon className="bh-icon" aria-hidden="true" />
                {t(`inbox.bulk.${action}`)}
              </button>
            );
          })}
        <button
          type="button"
          disabled={progress !== null}
          onClick={() => {
            void bulk.run({ action: flag }, chosen);
          }}
        >
          <FlagOutlined className="bh-icon" aria-hidden="true" />
          {t(`inbox.bulk.${flag}`)}
        </button>
        <ExportSelected ids={[...selection.ids]} address={address} />
        <span className="bh-grow" />
        <button type="button" disabled={progress !== null} onClick={selection.clear}>
          <span>
            {t('inbox.bulk.clear')}
            <span className="bh-sr"> {t('inbox.bulk.clearAll')}</span>
          </span>{' '}
          <kbd className="bh-kbd">Esc</kbd>
        </button>
      </div>
      {dialogs}
    </>
  );
}
