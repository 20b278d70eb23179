import { Type } from 'typebox';

/** Shapes that every area uses (`GET /api/openapi.json`). Instants are ISO 8601 with offset. */

export const Id = Type.String({ minLength: 1, maxLength: 200 });
export const IdParams = Type.Object({ id: Id });
export const InstantText = Type.String({ format: 'date-time' });
export const Nullable = <T extends Type.TSchema>(schema: T): Type.TUnion<[T, Type.TNull]> =>
  Type.Union([schema, Type.Null()]);
export const StringEnum = <const T extends string[]>(values: readonly [...T]): Type.TEnum<T> =>
  Type.Enum<T>(values);

export const Limit = Type.Object({
  amount: Type.Number({ exclusiveMinimum: 0, maximum: 10000 }),
  unit: StringEnum(['urgentHours', 'workHours', 'workDays', 'calendarDays']),
});
export type Limit = Type.Static<typeof Limit>;

export const ClockState = StringEnum([
  'fine',
  'warn',
  'overdue',
  'paused',
  'stopped',
  'none',
  'undetermined',
]);
export type ClockState = Type.Static<typeof ClockState>;

export const Stage = StringEnum([
  'report',
  'accept',
  'verify',
  'file',
  'dispatch',
  'handle',
  'feedback',
  'check',
  'close',
  'callback',
  'confirm',
  'assess',
]);
export type Stage = Type.Static<typeof Stage>;

export const Channel = StringEnum([
  'phone',
  'visit',
  'web',
  'leader',
  'upper',
  'hotline-12345',
  'grid',
  'patrol',
  'video',
  'sensor',
  'transfer',
  'import',
]);
export type Channel = Type.Static<typeof Channel>;

/** Whether what supervises is of all units, of those that the reader answers for, or of the reader's own work. */
export const BoardScope = StringEnum(['all', 'units', 'own']);
export type BoardScope = Type.Static<typeof BoardScope>;

export const Urgency = StringEnum(['normal', 'urgent', 'critical']);
export type Urgency = Type.Static<typeof Urgency>;

/** How a case is kept (`domain/secrecy`): what a protected one says is masked for whoever it is not open to. */
export const Secrecy = StringEnum(['ordinary', 'protected']);
export type Secrecy = Type.Static<typeof Secrecy>;
/** What whatever is of a case calls it: its title, masked for whoever it is not open to, and how it is kept. */
export const caseTitle = { title: Type.String(), secrecy: Secrecy };

export const Location = Type.Object(
  {
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    address: Type.Optional(Type.String({ maxLength: 256 })),
    grid: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type Location = Type.Static<typeof Location>;

/** A list answer: exact total to 10,000, a lower bound beyond (`totalIsLowerBound`). */
export const ListOf = <T extends Type.TSchema>(
  item: T,
): Type.TObject<{
  data: Type.TArray<T>;
  total: Type.TInteger;
  totalIsLowerBound: Type.TBoolean;
  next: Type.TUnion<[Type.TString, Type.TNull]>;
}> =>
  Type.Object({
    data: Type.Array(item),
    total: Type.Integer(),
    totalIsLowerBound: Type.Boolean(),
    next: Nullable(Type.String()),
  });

/** A reference with the words to show. */
export const Named = Type.Object({
  id: Id,
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
});
export type Named = Type.Static<typeof Named>;

/** Whether something may be done now, and if not, why. */
export const Verdict = Type.Object({
  allowed: Type.Boolean(),
  reason: Nullable(Type.String({ description: 'code of the reason for a refused action' })),
});

/** An action that may be offered: refused ones stay visible with their reason (decision 9). */
export const OfferedAction = Type.Interface([Verdict], {
  action: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type OfferedAction = Type.Static<typeof OfferedAction>;

/** Of an answer without a body. */
export const NoContent = Type.Null({ description: 'done' });
