import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import type { Changing } from '../organisation/use-change.ts';
import type { ShownClass } from './catalogue-queries.ts';
import { ClassText } from './condition-edit.tsx';

interface RetireDialogProps {
  readonly of: ShownClass;
  readonly act: 'retire' | 'restore';
  /** Open cases of the class. */
  readonly open: number;
  readonly change: Changing;
  /** `done` is told once it is in force. */
  readonly onSubmit: (note: string, done: () => void) => void;
  readonly onClose: () => void;
}

/** Takes a class out of force or puts it back; what becomes of open cases stands there before. */
export function RetireDialog({ of, act, open, change, onSubmit, onClose }: RetireDialogProps) {
  const { t, name, code, number } = useWords();
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields(`class.${act}.${of.kind}.${of.code}`, { note: '' });
  const { note } = typed;
  return (
    <ChangeDialog
      title={t(`catalogue.${act}Title`, { name: name(of) })}
      verb={t(`catalogue.${act}`)}
      change={change}
      ready={note.trim() !== ''}
      onSubmit={() => {
        onSubmit(note, forget);
      }}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      <p>{t(`catalogue.${act}Effect`, { count: number(open) })}</p>
      <ClassText
        label={t('catalogue.note')}
        value={note}
        fault={
          change.refusal?.at['/note'] ??
          (change.refusal?.at['/retire'] === undefined ? undefined : code('field', 'empty'))
        }
        onChange={(text) => {
          setTyped({ note: text });
        }}
      />
    </ChangeDialog>
  );
}
