import type { FormField } from '../../api/contract/tasks.ts';
import type { FormValues } from './form-model.ts';

/** What every kind of field is given. */
export interface FieldProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly values: FormValues;
  readonly required: boolean;
  readonly error: string | null;
  readonly disabled: boolean;
  /** The unit that the task is with. */
  readonly unit: string | null;
  /** Under which name this device keeps what of the field is still on its way. */
  readonly place: string;
  readonly onChange: (value: unknown) => void;
  /** Files of this field are on their way. */
  readonly onBusy: (busy: boolean) => void;
}
