import type { Input, PropertyField } from './property-field.ts';
import type { Subject } from './subject.ts';
import type { Options } from './use-options.ts';

export type InputOf<K extends Input['kind']> = Extract<Input, { readonly kind: K }>;

/** What an input of a property is given. */
export interface InputProps<I extends Input = Input> {
  readonly id: string;
  readonly label: string;
  readonly subject: Subject;
  readonly field: PropertyField;
  readonly input: I;
  readonly options: Options;
  readonly value: string;
  readonly set: (value: unknown) => void;
}
