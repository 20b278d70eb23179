import { Type } from 'typebox';
import { InstantText, Named, Nullable } from './common.ts';

/** One setting: its value in force and where that comes from; keys and defaults are in `domain/settings`. */
export const Setting = Type.Object({
  key: Type.String(),
  value: Type.Unknown(),
  default: Type.Unknown(),
  /** 0 while the default is in force. */
  version: Type.Integer(),
  updatedAt: Nullable(InstantText),
  updatedBy: Nullable(Named),
});
export type Setting = Type.Static<typeof Setting>;
export const SettingList = Type.Object({ data: Type.Array(Setting) });

/** `version` is the one read before: 409 `stale-version` when somebody was faster. */
export const ChangeSetting = Type.Object(
  { value: Type.Unknown(), version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type ChangeSetting = Type.Static<typeof ChangeSetting>;
