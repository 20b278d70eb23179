import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { isVariableName } from '../../../../bpmn/parse/data-elements.ts';
import { useWords } from '../../../messages/use-words.ts';
import { freeId, isTaken } from './file-of.ts';
import type { InputOf, InputProps } from './input-props.ts';
import { isOptional, setOptional } from './io-sets.ts';
import { partAt } from './place.ts';
import { elementOf } from './subject.ts';
import { TextInput } from './text-input.tsx';

/** The name of a variable: conditions and scripts name it, so it is one that FEEL can say, once in the file. */
export function VariableInput({
  id,
  field,
  input,
  value,
  subject,
  set,
}: InputProps<InputOf<'variable'>>) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const data = partAt(elementOf(subject), field.at);
  const optional = input.optional === true;
  const faultOf = (name: string): 'variableWrong' | 'idTaken' | null => {
    if (name === '' && optional) {
      return null;
    }
    if (!isVariableName(name)) {
      return 'variableWrong';
    }
    const taken = data === null ? freeId(name, elementOf(subject)) !== name : isTaken(name, data);
    return taken ? 'idTaken' : null;
  };
  const fault = typed === null ? null : faultOf(typed.trim());
  return (
    <>
      <TextInput
        id={id}
        mono
        value={value}
        disabled={subject.readOnly || (data === null && !optional)}
        error={fault !== null}
        describedBy={`${id}-help`}
        onType={setTyped}
        onCommit={(written) => {
          setTyped(null);
          const name = written.trim();
          if (faultOf(name) === null) {
            set(name);
          }
        }}
      />
      <p id={`${id}-help`} className="bh-property-help bh-bad">
        {fault === null ? null : t(`designer.panel.${fault}`)}
      </p>
    </>
  );
}

export function OptionalDataInput({ id, label, subject }: InputProps<InputOf<'optional-data'>>) {
  const data = elementOf(subject);
  return (
    <FormControlLabel
      label={label}
      disabled={subject.readOnly}
      control={
        <Checkbox
          id={id}
          size="small"
          checked={isOptional(data)}
          onChange={(event) => {
            subject.change((change) => {
              setOptional(change, data, event.target.checked);
            });
          }}
        />
      }
    />
  );
}
