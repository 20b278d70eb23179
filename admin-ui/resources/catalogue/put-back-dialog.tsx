import { useId } from 'react';
import type { CataloguePeriod } from '../../../api/contract/catalogue.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import type { Changing } from '../organisation/use-change.ts';
import { ClassText } from './condition-edit.tsx';
import { PeriodLine } from './period-line.tsx';
import { VersionChanges } from './version-changes.tsx';

interface PutBackDialogProps {
  /** A time in which the wanted version was in force. */
  readonly period: CataloguePeriod;
  readonly inForce: string;
  readonly change: Changing;
  /** `done` is told once it is in force. */
  readonly onSubmit: (note: string, done: () => void) => void;
  readonly onClose: () => void;
}

/** Puts a whole former version in force again; what that changes of the one in force stands there before. */
export function PutBackDialog({ period, inForce, change, onSubmit, onClose }: PutBackDialogProps) {
  const { t } = useWords();
  const {
    typed,
    change: keep,
    forget,
  } = useKeptFields(`catalogue.put-back.${period.version}`, {
    note: '',
  });
  const { note } = typed;
  const head = useId();
  return (
    <ChangeDialog
      title={t('catalogue.putBackTitle')}
      verb={t('catalogue.putBack')}
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
      <div>
        <b>{period.note}</b>
        <PeriodLine period={period} />
      </div>
      <p>{t('catalogue.putBackEffect')}</p>
      <section
        className="bh-put-back-changes"
        aria-labelledby={head}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
        tabIndex={0}
      >
        <h3 id={head}>{t('catalogue.will')}</h3>
        <VersionChanges from={inForce} to={period.version} />
      </section>
      {change.refusal?.code === 'stale-version' ? (
        <p className="bh-field-error" role="alert">
          {t('catalogue.putBackStale')}
        </p>
      ) : null}
      <ClassText
        label={t('catalogue.note')}
        value={note}
        fault={change.refusal?.at['/note']}
        onChange={(text) => {
          keep({ note: text });
        }}
      />
    </ChangeDialog>
  );
}
