import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ChangeUnit } from '../../../api/contract/organisation.ts';
import type { Unit } from '../../../api/contract/reference.ts';
import type { Option } from '../../forms/search-field.tsx';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { LabeledSearch } from './labeled-search.tsx';
import { changeUnit, createUnit, setUnitOpen } from './organisation-queries.ts';
import { useChange, type Refusal, versionSeen } from './use-change.ts';

type Kind = Unit['kind'];
interface Typed {
  readonly name: string;
  readonly nameEn: string;
  readonly kind: Kind;
  readonly parentId: string | null;
}

const kinds = ['department', 'village'] as const;

interface FieldsProps {
  readonly typed: Typed;
  readonly parents: readonly Option[];
  readonly refusal: Refusal | null;
  readonly onChange: (typed: Typed) => void;
}

function Fields({ typed, parents, refusal, onChange }: FieldsProps) {
  const { t } = useWords();
  const isCentre = typed.kind === 'centre';
  return (
    <>
      <TextField
        inputRef={focusOnMount}
        label={t('organisation.unit.name')}
        value={typed.name}
        required
        error={refusal?.at['/name'] !== undefined}
        helperText={refusal?.at['/name']}
        slotProps={{ htmlInput: { maxLength: 100 } }}
        onChange={(event) => {
          onChange({ ...typed, name: event.target.value });
        }}
      />
      <TextField
        label={t('organisation.unit.nameEn')}
        value={typed.nameEn}
        error={refusal?.at['/nameEn'] !== undefined}
        helperText={refusal?.at['/nameEn']}
        slotProps={{ htmlInput: { maxLength: 100 } }}
        onChange={(event) => {
          onChange({ ...typed, nameEn: event.target.value });
        }}
      />
      {isCentre ? null : (
        <>
          <fieldset className="bh-field">
            <legend className="bh-label">{t('organisation.unit.kind')}</legend>
            <span className="bh-seg">
              {kinds.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  aria-pressed={typed.kind === kind}
                  onClick={() => {
                    onChange({ ...typed, kind });
                  }}
                >
                  {t(`organisation.kind.${kind}`)}
                </button>
              ))}
            </span>
          </fieldset>
          <LabeledSearch
            label={t('organisation.unit.parent')}
            options={parents}
            value={typed.parentId}
            required
            error={refusal?.at['/parentId']}
            onChange={(parentId) => {
              onChange({ ...typed, parentId });
            }}
          />
        </>
      )}
    </>
  );
}

/** Open units as choices for the unit above. */
function useParents(units: readonly Unit[], id: string | null): readonly Option[] {
  const { name, t } = useWords();
  return units
    .filter((unit) => unit.active && unit.id !== id)
    .map((unit) => ({
      id: unit.id,
      label: name(unit),
      hint: t(`organisation.kind.${unit.kind}`),
    }));
}

/** A new unit below another one; undone by closing it. */
export function NewUnitDialog({
  units,
  parentId,
  onMade,
  onClose,
}: {
  readonly units: readonly Unit[];
  readonly parentId: string | null;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const change = useChange();
  const parents = useParents(units, null);
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Typed>(`unit.new.${parentId ?? ''}`, {
    name: '',
    nameEn: '',
    kind: 'department',
    parentId,
  });
  const close = (): void => {
    forget();
    onClose();
  };
  const { kind } = typed;
  const submit = async (): Promise<void> => {
    const done = await change.run(async () => {
      if (kind === 'centre' || typed.parentId === null) return;
      const made = await createUnit({ ...typed, kind, parentId: typed.parentId });
      toast.undoable(t('organisation.unit.made', { name: made.name }), () => {
        void change.run(async () => {
          await setUnitOpen(made.id, false, made.version);
        });
      });
      onMade(made.id);
    });
    if (done) close();
  };
  return (
    <ChangeDialog
      title={t('organisation.unit.new')}
      verb={t('organisation.unit.make')}
      change={change}
      ready={typed.name.trim() !== '' && typed.parentId !== null}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <Fields typed={typed} parents={parents} refusal={change.refusal} onChange={setTyped} />
    </ChangeDialog>
  );
}

/** The other value, when somebody else changed the unit meanwhile: pressing again puts one's own over it. */
function Meanwhile({ now }: { readonly now: Unit }) {
  const { t, name } = useWords();
  return (
    <p className="bh-notice" role="alert">
      {t('organisation.meanwhile', {
        value: `${name(now)} · ${t(`organisation.kind.${now.kind}`)}`,
      })}
    </p>
  );
}

/** Name, kind and place of a unit; what it was before can be put back. */
export function ChangeUnitDialog({
  unit,
  units,
  onClose,
}: {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const change = useChange();
  const parents = useParents(units, unit.id);
  const [before] = useState(unit);
  const {
    typed,
    change: setTyped,
    forget,
  } = useKeptFields<Typed>(
    // Of another version what was typed would undo what somebody changed meanwhile.
    `unit.${unit.id}.${String(before.version)}`,
    { name: unit.name, nameEn: unit.nameEn, kind: unit.kind, parentId: unit.parentId },
  );
  const close = (): void => {
    forget();
    onClose();
  };
  const facts = ({ name, nameEn, kind, parentId }: Typed): Omit<ChangeUnit, 'version'> => ({
    name,
    nameEn,
    kind,
    ...(parentId === null ? {} : { parentId }),
  });
  const submit = async (): Promise<void> => {
    const done = await change.run(async () => {
      const on = versionSeen(change, { before, now: unit });
      const { version } = await changeUnit(unit.id, { ...facts(typed), version: on });
      toast.undoable(t('organisation.unit.changed', { name: typed.name }), () => {
        void change.run(async () => {
          await changeUnit(unit.id, { ...facts(before), version });
        });
      });
    });
    if (done) close();
  };
  return (
    <ChangeDialog
      title={t('organisation.unit.change', { name: before.name })}
      verb={t('organisation.save')}
      change={change}
      ready={typed.name.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <Fields typed={typed} parents={parents} refusal={change.refusal} onChange={setTyped} />
      {change.refusal?.code === 'stale-version' && unit.version !== before.version ? (
        <Meanwhile now={unit} />
      ) : null}
    </ChangeDialog>
  );
}
