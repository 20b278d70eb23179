import { useState } from 'react';
import { isModdleElement, text } from '../../../../bpmn/parse/moddle-element.ts';
import { useWords } from '../../../messages/use-words.ts';
import { feelFault } from './feel-check.ts';
import { inheritedAt } from './inherited.ts';
import type { InputOf, InputProps } from './input-props.ts';
import { setAt } from './place.ts';
import { rootNamed, rootsOf } from './roots.ts';
import { elementOf, valueAt } from './subject.ts';
import { TextInput } from './text-input.tsx';

export function PlainInput({
  id,
  input,
  value,
  subject,
  set,
}: InputProps<InputOf<'text' | 'lines' | 'number'>>) {
  return (
    <TextInput
      id={id}
      value={value}
      disabled={subject.readOnly}
      lines={input.kind === 'lines'}
      numeric={input.kind === 'number'}
      onCommit={(typed) => {
        const isNumber = input.kind === 'number' && /^\d{1,9}$/u.test(typed.trim());
        set(isNumber ? Number(typed) : typed);
      }}
    />
  );
}

export function FeelInput({
  id,
  input,
  field,
  value,
  subject,
  set,
}: InputProps<InputOf<'feel' | 'feel-or-text'>>) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const mayBeText = input.kind === 'feel-or-text';
  const inherited = inheritedAt(subject, field);
  const fault = feelFault(typed ?? value, mayBeText);
  const helpId = `${id}-help`;
  const wrong =
    fault?.kind === 'wrong'
      ? t('designer.panel.feelWrong', { error: fault.error })
      : t('designer.panel.feelEquals');
  return (
    <>
      <TextInput
        id={id}
        value={value}
        mono
        lines={input.kind === 'feel' && input.lines === true}
        disabled={subject.readOnly}
        error={fault !== null}
        describedBy={helpId}
        placeholder={
          inherited === null ? undefined : t('designer.panel.ofLane', { value: inherited })
        }
        onType={setTyped}
        onCommit={(written) => {
          setTyped(null);
          set(written.trim());
        }}
      />
      <p id={helpId} className={fault === null ? 'bh-property-help' : 'bh-property-help bh-bad'}>
        {fault === null ? null : wrong}
        {fault === null && value === '' && mayBeText
          ? t('designer.panel.example', { text: input.example })
          : null}
      </p>
    </>
  );
}

export function SuggestedInput({
  id,
  input,
  value,
  subject,
  options,
  set,
}: InputProps<InputOf<'suggested'>>) {
  return (
    <>
      <TextInput
        id={id}
        value={value}
        disabled={subject.readOnly}
        list={`${id}-list`}
        onCommit={(typed) => {
          set(typed.trim());
        }}
      />
      <datalist id={`${id}-list`}>
        {options(input.from).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </datalist>
    </>
  );
}

export function RootInput({ id, input, field, subject }: InputProps<InputOf<'root'>>) {
  const { type, identity } = input;
  const current = valueAt(subject, field);
  const value = isModdleElement(current) ? (text(current, identity) ?? '') : '';
  const known = rootsOf(elementOf(subject), type).flatMap((root) => text(root, identity) ?? []);
  return (
    <>
      <TextInput
        id={id}
        value={value}
        disabled={subject.readOnly}
        list={`${id}-list`}
        onCommit={(typed) => {
          const name = typed.trim();
          subject.change((change) => {
            const root =
              name === '' ? undefined : rootNamed(change, type, { identity, value: name });
            setAt(change, field.at, field.property, root);
          });
        }}
      />
      <datalist id={`${id}-list`}>
        {known.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
