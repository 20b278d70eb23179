import Replay from '@mui/icons-material/Replay';
import Button from '@mui/material/Button';
import type { TakeBack } from '../../../../api/contract/going-back.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import type { TaskWork } from './task-workbench.tsx';

/** Who loses what when a step is taken back; empty when nobody does. */
export const withdrawnWords = ({ withdraws }: TakeBack, { t, name, code }: Words): string =>
  withdraws
    .map((task) =>
      t('task.takeBack.withdrawn', {
        step: name(task),
        holder: task.holder === null ? code('role', task.role ?? '') : name(task.holder),
      }),
    )
    .join(t('task.listSeparator'));

/** Why one's own step cannot be taken back any more. */
const touchedWords = (touched: NonNullable<TakeBack['touched']>, { t, name }: Words): string =>
  touched.by === null
    ? t('task.takeBack.worked', { step: name(touched) })
    : t('task.takeBack.atHand', { step: name(touched), holder: name(touched.by) });

/** On a step that the reader has done: it can be had back, or why it cannot. */
export function TakeBackNotice({ work }: { readonly work: TaskWork }) {
  const words = useWords();
  const { t, code } = words;
  const { takeBack } = work.task;
  if (takeBack === null) return null;
  const { touched } = takeBack;
  const withdrawn = withdrawnWords(takeBack, words);
  return (
    <section className="bh-task-notice" aria-label={code('action', 'withdraw')}>
      {touched === null ? (
        <>
          <p>{t('task.takeBack.possible')}</p>
          {withdrawn === '' ? null : (
            <p className="bh-2 bh-sm">{t('task.takeBack.withdraws', { list: withdrawn })}</p>
          )}
          <Button size="small" onClick={work.operations.opener('withdraw')}>
            <Replay className="bh-icon" aria-hidden="true" />
            {code('action', 'withdraw')}
          </Button>
        </>
      ) : (
        <p className="bh-2 bh-sm">{touchedWords(touched, words)}</p>
      )}
    </section>
  );
}
