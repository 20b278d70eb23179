import type { ReactNode } from 'react';
import { OptionalDataInput, VariableInput } from './data-inputs.tsx';
import { ActivityInput, ChoiceInput, RepeatInput, WordsInput } from './choice-inputs.tsx';
import type { InputOf, InputProps } from './input-props.ts';
import { LimitPropertyInput } from './limit-property-input.tsx';
import type { Input } from './property-field.ts';
import { ReferenceInput } from './reference-input.tsx';
import { FeelInput, PlainInput, RootInput, SuggestedInput } from './text-inputs.tsx';
import { DefaultFlowInput, FlagInput, PresenceInput, TextFlagInput } from './tick-inputs.tsx';

type Kind = Input['kind'];
type Drawer<K extends Kind> = (props: InputProps<InputOf<K>>) => ReactNode;

const drawers: { readonly [K in Kind]: Drawer<K> } = {
  text: PlainInput,
  lines: PlainInput,
  number: PlainInput,
  limit: LimitPropertyInput,
  feel: FeelInput,
  'feel-or-text': FeelInput,
  choice: ChoiceInput,
  suggested: SuggestedInput,
  words: WordsInput,
  flag: FlagInput,
  'text-flag': TextFlagInput,
  presence: PresenceInput,
  root: RootInput,
  reference: ReferenceInput,
  variable: VariableInput,
  'optional-data': OptionalDataInput,
  activity: ActivityInput,
  'default-flow': DefaultFlowInput,
  repeat: RepeatInput,
};

/** How each kind of input is drawn; a kind without a drawer does not compile. */
function draw<K extends Kind>(
  kind: K,
  props: Omit<InputProps, 'input'>,
  input: InputOf<K>,
): ReactNode {
  const Drawer: Drawer<K> = drawers[kind];
  return <Drawer {...props} input={input} />;
}

/** The input of a field's kind. */
export function PropertyInput(props: InputProps) {
  return draw(props.input.kind, props, props.input);
}
