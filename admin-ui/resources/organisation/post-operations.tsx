import Button from '@mui/material/Button';
import { useState } from 'react';
import type { PersonDetail, PersonPost } from '../../../api/contract/organisation.ts';
import { ticker } from '../../clocks/ticker.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { changePost, givePost, readPerson } from './organisation-queries.ts';
import { SubstituteDialog, TimeField } from './post-form.tsx';
import { useChange, versionSeen } from './use-change.ts';

interface PostProps {
  readonly post: PersonPost;
  readonly person: PersonDetail;
}

const endAt = (validTo: string | null): { validTo?: string } =>
  validTo === null ? {} : { validTo };

/** When a post ends. One that ended at once is given anew by undoing: what was over stays over. */
function EndDialog({ post, person, onClose }: PostProps & { readonly onClose: () => void }) {
  const { t, code, name, number } = useWords();
  const toast = useToast();
  const change = useChange();
  const [before] = useState(post);
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields(`post.end.${post.id}.${String(before.version)}`, {
    validTo: post.validTo ?? '',
  });
  const { validTo } = typed;
  const close = (): void => {
    forget();
    onClose();
  };
  const what = { person: name(person), post: code('role', post.role) };
  const undo = async (over: boolean, version: number): Promise<void> => {
    if (!over) {
      await changePost(post.id, { ...endAt(post.validTo), version });
      return;
    }
    const { role, unit, grid } = post;
    await givePost(person.id, {
      role,
      unit: unit.id,
      ...(grid === null ? {} : { grid: grid.id }),
      ...(post.substituteFor === null ? {} : { substituteFor: post.substituteFor.post }),
      ...endAt(post.validTo),
    });
  };
  const end = async (at: string | null): Promise<void> => {
    const done = await change.run(async () => {
      const on = versionSeen(change, { before, now: post });
      const after = await changePost(post.id, { ...endAt(at), version: on });
      const changed = after.posts.find(({ id }) => id === post.id);
      toast.undoable(t('organisation.post.changed', what), () => {
        void change.run(() => undo(changed?.state === 'over', changed?.version ?? 0));
      });
    });
    if (done) close();
  };
  return (
    <ChangeDialog
      title={t('organisation.post.endOf', what)}
      verb={t('organisation.post.setEnd')}
      change={change}
      ready={validTo !== '' && validTo !== post.validTo}
      onSubmit={() => void end(validTo)}
      onClose={close}
    >
      <TimeField
        label={t('organisation.post.to')}
        value={validTo}
        error={change.refusal?.at['/validTo'] ?? change.refusal?.at['/role']}
        onChange={(at) => {
          setTyped({ validTo: at });
        }}
      />
      <div className="bh-row">
        <Button
          disabled={change.sending}
          onClick={() => void end(new Date(ticker.now()).toISOString())}
        >
          {t('organisation.post.endNow')}
        </Button>
        {post.validTo === null || post.substituteFor !== null ? null : (
          <Button disabled={change.sending} onClick={() => void end(null)}>
            {t('organisation.post.noEnd')}
          </Button>
        )}
      </div>
      {post.openTasks === 0 ? null : (
        <p>
          {t('organisation.post.inHand', {
            person: what.person,
            unit: name(post.unit),
            smart_count: post.openTasks,
            count: number(post.openTasks),
          })}
        </p>
      )}
      <p className="bh-3 bh-sm">{t('organisation.post.endHint')}</p>
    </ChangeDialog>
  );
}

/** What may be done with a post that is not over. */
export function PostOperations({ post, person }: PostProps) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<'end' | 'substitute' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  return (
    <>
      {post.substituteFor === null ? (
        <Button
          size="small"
          onClick={() => {
            setDialog('substitute');
          }}
        >
          {t('organisation.post.setSubstitute')}
        </Button>
      ) : null}
      <Button
        size="small"
        onClick={() => {
          setDialog('end');
        }}
      >
        {t('organisation.post.setEnd')}
      </Button>
      {dialog === 'end' ? <EndDialog post={post} person={person} onClose={close} /> : null}
      {dialog === 'substitute' ? (
        <SubstituteDialog post={post} holder={person} personOf={readPerson} onClose={close} />
      ) : null}
    </>
  );
}
