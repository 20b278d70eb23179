import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { Unit } from '../../../api/contract/reference.ts';
import { areaOf } from '../../../domain/grids/coverage.ts';
import type { RingFault } from '../../../domain/grids/ring-faults.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useWords } from '../../messages/use-words.ts';
import { LabeledSearch } from '../organisation/labeled-search.tsx';
import type { Changing } from '../organisation/use-change.ts';
import { useAreaWords } from './coverage-card.tsx';
import type { GridDraft } from './grid-draft.ts';

interface DraftPanelProps {
  readonly draft: GridDraft;
  readonly fault: RingFault | null;
  readonly units: readonly Unit[];
  readonly change: Changing;
  readonly mayUndo: boolean;
  readonly onChange: (draft: GridDraft) => void;
  readonly onUndo: () => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

function useFaultWords() {
  const { t } = useWords();
  return (fault: RingFault): string => {
    if ('edges' in fault) {
      const [one, other] = fault.edges;
      return t('grids.fault.crosses-itself', { one: one + 1, other: other + 1 });
    }
    return t(`grids.fault.${fault.fault}`, 'corner' in fault ? { corner: fault.corner + 1 } : {});
  };
}

/** Name, unit and border of the grid that is drawn; a border that crosses itself cannot be saved. */
export function DraftPanel(props: DraftPanelProps) {
  const { draft, fault, units, change, mayUndo, onChange, onUndo, onSave, onCancel } = props;
  const { t, name, number } = useWords();
  const faultWords = useFaultWords();
  const areaWords = useAreaWords();
  const at = change.refusal?.at ?? {};
  const ready = fault === null && draft.name.trim() !== '' && draft.unit !== null;
  return (
    <form
      className="bh-grid-draft bh-change-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !change.sending) onSave();
      }}
    >
      <TextField
        inputRef={focusOnMount}
        label={t('grids.name')}
        value={draft.name}
        required
        error={at['/grids/0/name'] !== undefined}
        helperText={at['/grids/0/name']}
        slotProps={{ htmlInput: { maxLength: 100 } }}
        onChange={(event) => {
          onChange({ ...draft, name: event.target.value });
        }}
      />
      <TextField
        label={t('grids.nameEn')}
        value={draft.nameEn}
        error={at['/grids/0/nameEn'] !== undefined}
        helperText={at['/grids/0/nameEn']}
        slotProps={{ htmlInput: { maxLength: 100 } }}
        onChange={(event) => {
          onChange({ ...draft, nameEn: event.target.value });
        }}
      />
      <LabeledSearch
        label={t('grids.unit')}
        options={units
          .filter((unit) => unit.active && unit.kind === 'village')
          .map((unit) => ({ id: unit.id, label: name(unit) }))}
        value={draft.unit}
        required
        error={at['/grids/0/unit']}
        onChange={(unit) => {
          onChange({ ...draft, unit });
        }}
      />
      <dl className="bh-facts">
        <dt>{t('grids.corners')}</dt>
        <dd>{number(draft.ring.length)}</dd>
        <dt>{t('grids.area')}</dt>
        <dd>{fault === null ? areaWords(areaOf(draft.ring)) : '–'}</dd>
      </dl>
      {fault === null ? null : (
        <p className="bh-field-error" role="alert">
          {faultWords(fault)}
        </p>
      )}
      {at['/grids/0/ring'] === undefined ? null : (
        <p className="bh-field-error" role="alert">
          {at['/grids/0/ring']}
        </p>
      )}
      {change.refusal === null ? null : (
        <p className="bh-field-error" role="alert">
          {change.refusal.text}
        </p>
      )}
      <p className="bh-3 bh-sm">{t('grids.howTo')}</p>
      <p className="bh-notice">{t('grids.effect')}</p>
      <div className="operations">
        <Button type="submit" variant="contained" disabled={!ready || change.sending}>
          {t('grids.save')}
        </Button>
        <Button disabled={!mayUndo} onClick={onUndo}>
          {t('grids.undoStep')}
        </Button>
        <Button variant="text" disabled={change.sending} onClick={onCancel}>
          {t('grids.cancel')}
        </Button>
      </div>
    </form>
  );
}
