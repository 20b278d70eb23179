import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { LimitInput } from '../../../fields/limit-input.tsx';
import { useWords } from '../../../messages/use-words.ts';
import type { InputOf, InputProps } from './input-props.ts';
import { fixedLimit, limitText } from './limit-text.ts';
import { FeelInput } from './text-inputs.tsx';

const limitKinds = ['noLimit', 'fixed', 'byExpression'] as const;
const firstLimit = { amount: '4', unit: 'workHours' } as const;
const limitTexts: { readonly [K in (typeof limitKinds)[number]]: string } = {
  noLimit: '',
  fixed: limitText(firstLimit),
  byExpression: '=limit',
};

export function LimitPropertyInput(props: InputProps<InputOf<'limit'>>) {
  const { id, label, value, subject, set } = props;
  const { t } = useWords();
  const fixed = fixedLimit(value);
  const given = fixed === null ? 'byExpression' : 'fixed';
  const kind = value === '' ? 'noLimit' : given;
  return (
    <>
      <Select
        fullWidth
        value={kind}
        disabled={subject.readOnly}
        SelectDisplayProps={{ id, 'aria-label': label }}
        onChange={(event) => {
          set(limitTexts[event.target.value]);
        }}
      >
        {limitKinds.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`designer.panel.${one}`)}
          </MenuItem>
        ))}
      </Select>
      {fixed === null ? null : (
        <LimitInput
          value={fixed}
          label={label}
          error={!(Number(fixed.amount) > 0)}
          disabled={subject.readOnly}
          onChange={(limit) => {
            set(limitText({ ...limit, amount: limit.amount.replaceAll(/[^\d.]/gu, '') }));
          }}
        />
      )}
      {kind === 'byExpression' ? (
        <FeelInput {...props} id={`${id}-feel`} input={{ kind: 'feel' }} />
      ) : null}
    </>
  );
}
