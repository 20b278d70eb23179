import { useId } from 'react';
import { LongTextField } from '../../forms/long-text.tsx';
import { useWords } from '../../messages/use-words.ts';
import { DataEditor } from './data-editor.tsx';
import type { RepairForm } from './use-repair-form.ts';
import { repairKinds, type RepairKind } from './use-repair.ts';

const reasonLength = 1000;

function Choice({
  kind,
  form,
  possible,
}: {
  readonly kind: RepairKind;
  readonly form: RepairForm;
  readonly possible: boolean;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <label htmlFor={id} className={kind === form.kind ? 'on' : ''}>
      <input
        id={id}
        type="radio"
        name="repair"
        value={kind}
        aria-label={t(`incidents.repair.${kind}.title`)}
        checked={kind === form.kind}
        disabled={!possible}
        onChange={() => {
          form.choose(kind);
        }}
      />
      <span>
        <b>{t(`incidents.repair.${kind}.title`)}</b>
        <span className="bh-2 bh-sm">
          {t(possible ? `incidents.repair.${kind}.hint` : 'incidents.notSkippable')}
        </span>
      </span>
    </label>
  );
}

function Reason({ form, missing }: { readonly form: RepairForm; readonly missing: boolean }) {
  const { t } = useWords();
  return (
    <div className="bh-field">
      <span className="bh-label">
        {t('incidents.reason')}
        {form.kind === 'skip' ? <span className="bh-required">{t('form.required')}</span> : null}
      </span>
      <LongTextField
        minRows={2}
        value={form.reason}
        error={missing}
        helperText={t(missing ? 'incidents.reasonMissing' : 'incidents.reasonHint')}
        slotProps={{
          htmlInput: { 'aria-label': t('incidents.reason'), maxLength: reasonLength },
        }}
        onChange={(event) => {
          form.explain(event.target.value);
        }}
      />
    </div>
  );
}

/** Which repair, and what it asks for. */
export function RepairFields({
  form,
  skippable,
  tried,
}: {
  readonly form: RepairForm;
  readonly skippable: boolean;
  readonly tried: boolean;
}) {
  const { t } = useWords();
  return (
    <>
      <fieldset className="choices">
        <legend className="bh-sr">{t('incidents.repairTitle')}</legend>
        {repairKinds.map((kind) => (
          <Choice key={kind} kind={kind} form={form} possible={kind !== 'skip' || skippable} />
        ))}
      </fieldset>
      {form.kind === 'edit-and-retry' ? (
        <DataEditor text={form.text} read={form.read} onChange={form.edit} />
      ) : null}
      {form.kind === 'retry' ? null : (
        <Reason form={form} missing={form.kind === 'skip' && tried && form.wanted === null} />
      )}
    </>
  );
}
