import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import InputAdornment from '@mui/material/InputAdornment';
import { limitUnits } from '../../../domain/limits/limit.ts';
import type { Setting } from '../../../domain/settings/setting.ts';
import { LimitInput } from '../../fields/limit-input.tsx';
import { useWords } from '../../messages/use-words.ts';
import { durationUnits, type TypedSetting } from './typed-setting.ts';
import { useSettingWords } from './use-setting-words.ts';

interface EditorProps {
  readonly setting: Setting;
  readonly typed: TypedSetting;
  readonly label: string;
  readonly error: boolean;
  readonly describedBy: string;
  readonly disabled: boolean;
  readonly onChange: (typed: TypedSetting) => void;
}

function LimitEditor({ typed, label, error, describedBy, disabled, onChange }: EditorProps) {
  const unit = limitUnits.find((one) => one === typed.unit) ?? limitUnits[0];
  return (
    <LimitInput
      value={{ amount: typed.text, unit }}
      label={label}
      error={error}
      disabled={disabled}
      describedBy={describedBy}
      onChange={({ amount, unit: chosen }) => {
        onChange({ text: amount, unit: chosen });
      }}
    />
  );
}

function AmountEditor(props: EditorProps) {
  const { setting, typed, label, error, describedBy, disabled, onChange } = props;
  const { t } = useWords();
  const unit = setting.type === 'integer' ? setting.unit : undefined;
  const after = setting.type === 'share' ? '%' : unit && t(`settings.unit.${unit}`);
  return (
    <OutlinedInput
      value={typed.text}
      error={error}
      disabled={disabled}
      inputProps={{ inputMode: 'decimal', 'aria-label': label, 'aria-describedby': describedBy }}
      endAdornment={
        after === undefined ? null : <InputAdornment position="end">{after}</InputAdornment>
      }
      onChange={(event) => {
        onChange({ ...typed, text: event.target.value });
      }}
    />
  );
}

function DurationEditor(props: EditorProps) {
  const { typed, label, disabled, onChange } = props;
  const { t } = useWords();
  return (
    <span className="bh-row">
      <AmountEditor {...props} />
      <Select
        value={typed.unit}
        disabled={disabled}
        inputProps={{ 'aria-label': t('form.limitUnit', { label }) }}
        onChange={(event) => {
          onChange({ ...typed, unit: event.target.value });
        }}
      >
        {durationUnits.map((unit) => (
          <MenuItem key={unit} value={unit}>
            {t(`settings.unit.${unit}`)}
          </MenuItem>
        ))}
      </Select>
    </span>
  );
}

function ChoiceEditor({ setting, typed, label, disabled, onChange }: EditorProps) {
  const words = useSettingWords();
  const choices = setting.type === 'choice' ? setting.choices : [];
  return (
    <fieldset className="bh-radio-cards" aria-label={label} disabled={disabled}>
      {choices.map((choice) => (
        <label key={choice} className={`bh-radio-card${typed.text === choice ? ' on' : ''}`}>
          <input
            type="radio"
            className="bh-radio"
            checked={typed.text === choice}
            onChange={() => {
              onChange({ text: choice, unit: '' });
            }}
          />
          {words(setting, choice)}
        </label>
      ))}
    </fieldset>
  );
}

const editors: { readonly [T in Setting['type']]: (props: EditorProps) => React.ReactNode } = {
  limit: LimitEditor,
  integer: AmountEditor,
  share: AmountEditor,
  duration: DurationEditor,
  choice: ChoiceEditor,
};

/** The editor of one type of setting. */
export function SettingEditor(props: EditorProps) {
  const Editor = editors[props.setting.type];
  return <Editor {...props} />;
}
