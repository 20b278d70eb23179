import Button from '@mui/material/Button';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import type { TaskWork } from '../detail/task-workbench.tsx';
import { SharedMeanwhileDialog } from './shared-meanwhile-dialog.tsx';
import { useSharedDraft, type SharedDraft } from './use-shared-draft.ts';
import './shared-draft.css';

interface LineProps {
  readonly work: TaskWork;
  readonly shared: SharedDraft;
}

/** To share what is typed, or to share it no longer. */
function ShareButtons({ work, shared, own }: LineProps & { readonly own: boolean }) {
  const { t } = useWords();
  const { shareable, same, busy, share, withdraw } = shared;
  const hasFiles = work.fields.some(({ type }) => type === 'attachments');
  return (
    <>
      {shareable === null || same ? null : (
        <Button
          size="small"
          variant="text"
          disabled={busy || work.sending}
          title={hasFiles ? t('task.shared.filesStay') : undefined}
          onClick={share}
        >
          {t(own ? 'task.shared.again' : 'task.shared.share')}
        </Button>
      )}
      {own ? (
        <Button size="small" variant="text" disabled={busy} onClick={withdraw}>
          {t('task.shared.withdraw')}
        </Button>
      ) : null}
    </>
  );
}

/** When what is typed was kept, and what of it is shared with those whom the task is offered to. */
export function DraftLine({ work }: { readonly work: TaskWork }) {
  const { t } = useWords();
  const rule = useDateRule();
  const { user } = useSession();
  const shared = useSharedDraft(work);
  const { draft, shareable } = shared;
  const { keptAt } = work.form;
  const own = draft !== null && draft.by.id === user.id ? draft : null;
  if (keptAt === null && shareable === null && own === null) return null;
  return (
    <div className="bh-draft-line bh-3 bh-xs">
      {keptAt === null ? null : (
        <span>{t('task.draftKept', { time: dateWords(keptAt, rule) })}</span>
      )}
      {own === null ? null : (
        <span>{t('task.shared.own', { time: dateWords(Date.parse(own.at), rule) })}</span>
      )}
      <ShareButtons work={work} shared={shared} own={own !== null} />
      <SharedMeanwhileDialog shared={shared} />
    </div>
  );
}
