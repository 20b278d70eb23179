import { Type } from 'typebox';
import { InstantText, Named, Nullable, StringEnum } from './common.ts';

/** Where the value in force comes from; `passed-over`: what is stored is not valid any more, the default holds. */
const settingSources = ['default', 'installation', 'person', 'passed-over'] as const;
const SettingSource = StringEnum(settingSources);
export type SettingSource = Type.Static<typeof SettingSource>;

/** One setting: its value in force and where that comes from; keys and defaults are in `domain/settings`. */
export const Setting = Type.Object({
  key: Type.String(),
  value: Type.Unknown(),
  default: Type.Unknown(),
  source: SettingSource,
  /** 0 while the default is in force. */
  version: Type.Integer(),
  updatedAt: Nullable(InstantText),
  updatedBy: Nullable(Named),
});
export type Setting = Type.Static<typeof Setting>;

/** A setting of the environment of this process; `value` is null of a secret and of what is not set. */
const InstallationSetting = Type.Object({
  name: Type.String(),
  value: Nullable(Type.String()),
  secret: Type.Boolean(),
  given: Type.Boolean(),
});

export const SettingList = Type.Object({
  data: Type.Array(Setting),
  installation: Type.Array(InstallationSetting),
});
export type SettingList = Type.Static<typeof SettingList>;

/** `version` is the one read before: 409 `stale-version` when somebody was faster. */
export const ChangeSetting = Type.Object(
  { value: Type.Unknown(), version: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export type ChangeSetting = Type.Static<typeof ChangeSetting>;

/** The version that is given up for the default. */
export const ResetSetting = Type.Object(
  { version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);

/** One change of a setting; `value` is absent where the default was put back. */
const SettingChange = Type.Object({
  at: InstantText,
  by: Nullable(Named),
  value: Type.Optional(Type.Unknown()),
});
export type SettingChange = Type.Static<typeof SettingChange>;
/** The newest first, at most 50. */
export const SettingHistory = Type.Object({ data: Type.Array(SettingChange) });
export type SettingHistory = Type.Static<typeof SettingHistory>;
