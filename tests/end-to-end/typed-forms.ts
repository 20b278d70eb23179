import type { TypedForm } from './typed-form.ts';
import { administration, procedures } from './typed-forms-of-administration.ts';
import { onThePhone, work } from './typed-forms-of-work.ts';

/** Every form in which something is typed; `tests/admin-ui/forms/every-form.test.ts` fails when one is missing. */
export const typedForms: readonly TypedForm[] = [
  ...work,
  ...administration,
  ...procedures,
  ...onThePhone,
];
