import type { Json } from '../model/json.ts';

/** A value, or why there is none. FEEL itself answers `null` where a value is missing. */
export type Evaluation =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };
