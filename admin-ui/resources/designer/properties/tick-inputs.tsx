import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { isModdleElement, text } from '../../../../bpmn/parse/moddle-element.ts';
import type { InputOf, InputProps } from './input-props.ts';
import { addExtension, extensionsOf, removeExtensions } from './place.ts';
import { elementOf, valueAt } from './subject.ts';

interface TickProps {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
  readonly disabled: boolean;
  readonly set: (on: boolean) => void;
}

function Tick({ id, label, on, disabled, set }: TickProps) {
  return (
    <FormControlLabel
      label={label}
      disabled={disabled}
      control={
        <Checkbox
          id={id}
          size="small"
          checked={on}
          onChange={(event) => {
            set(event.target.checked);
          }}
        />
      }
    />
  );
}

export function FlagInput({ id, label, input, field, subject, set }: InputProps<InputOf<'flag'>>) {
  const value = valueAt(subject, field);
  return (
    <Tick
      id={id}
      label={label}
      on={typeof value === 'boolean' ? value : input.unset}
      disabled={subject.readOnly}
      set={(on) => {
        set(on === input.unset ? undefined : on);
      }}
    />
  );
}

export function TextFlagInput({
  id,
  label,
  value,
  subject,
  set,
}: InputProps<InputOf<'text-flag'>>) {
  return (
    <Tick
      id={id}
      label={label}
      on={value === 'true'}
      disabled={subject.readOnly}
      set={(on) => {
        set(on ? 'true' : undefined);
      }}
    />
  );
}

export function PresenceInput({ id, label, input, subject }: InputProps<InputOf<'presence'>>) {
  const element = elementOf(subject);
  const present = extensionsOf(element).filter(({ $type }) => $type === input.type);
  return (
    <Tick
      id={id}
      label={label}
      on={present.length > 0}
      disabled={subject.readOnly}
      set={(on) => {
        subject.change((change) => {
          if (on) {
            addExtension(change, element, input.type);
          } else {
            removeExtensions(change, element, present);
          }
        });
      }}
    />
  );
}

export function DefaultFlowInput({ id, label, subject }: InputProps<InputOf<'default-flow'>>) {
  const flow = elementOf(subject);
  const source = flow['sourceRef'];
  const sourceId = isModdleElement(source) ? (text(source, 'id') ?? '') : '';
  const drawn = subject.canvas.get('elementRegistry').get(sourceId);
  return (
    <Tick
      id={id}
      label={label}
      on={isModdleElement(source) && source['default'] === flow}
      disabled={subject.readOnly || drawn === undefined}
      set={(on) => {
        subject.change(({ edit }) => {
          if (drawn !== undefined) {
            edit.own(drawn, { default: on ? flow : undefined });
          }
        });
      }}
    />
  );
}
