import { Type } from 'typebox';
import { Channel, Id, InstantText, ListOf, Named, Nullable, StringEnum } from './common.ts';

/** What a file may hold; each kind has its own reader in `api/jobs/import-kinds.ts`. */
export const importKinds = ['reports', 'catalogue', 'calendar', 'units'] as const;
export const ImportKind = StringEnum(importKinds);
export type ImportKind = Type.Static<typeof ImportKind>;

export const ImportState = StringEnum([
  'waiting',
  'running',
  'cancelling',
  'done',
  'failed',
  'cancelled',
]);
export type ImportState = Type.Static<typeof ImportState>;

/** A column by its heading, or (JSON) by a path with dots; several are joined in order. */
const ColumnReference = Type.Union([
  Type.String({ minLength: 1, maxLength: 200 }),
  Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 10 }),
]);
const OneColumn = Type.String({ minLength: 1, maxLength: 200 });

/** How the columns of a file become a report (`api/commands/maps`, README there). */
export const ReportMap = Type.Object(
  {
    format: StringEnum(['csv', 'xlsx', 'json']),
    /** CSV only; default a comma. */
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    /** CSV and JSON; default UTF-8. */
    encoding: Type.Optional(StringEnum(['utf-8', 'gb18030'])),
    /** XLSX: name of the sheet, default the first. */
    sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** JSON: property that holds the list of rows; absent: the document is the list. */
    list: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    channel: Channel,
    /** Put before each external id, so that two sources never meet in one. */
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    columns: Type.Object(
      {
        title: ColumnReference,
        description: Type.Optional(ColumnReference),
        externalId: Type.Optional(OneColumn),
        openedAt: Type.Optional(OneColumn),
        closedAt: Type.Optional(OneColumn),
        longitude: Type.Optional(OneColumn),
        latitude: Type.Optional(OneColumn),
        /** "(latitude, longitude)" in one column; wins over the two above. */
        point: Type.Optional(OneColumn),
        address: Type.Optional(OneColumn),
        category: Type.Optional(OneColumn),
        urgency: Type.Optional(OneColumn),
        reporterName: Type.Optional(OneColumn),
        reporterPhone: Type.Optional(OneColumn),
        /** JSON: a list of `{ datetime, summary, description? }` (Open311 activity notes). */
        notes: Type.Optional(OneColumn),
      },
      { additionalProperties: false },
    ),
    /** `iso`, or a pattern of YYYY MM DD HH hh mm ss A, such as `MM/DD/YYYY hh:mm:ss A`. */
    dateFormat: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** Zone of dates without an offset; default that of the installation. */
    timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** False: a row without coordinates is welcome. Default true. */
    requireCoordinates: Type.Optional(Type.Boolean()),
    /** Word of the source to `kind:code` of the catalogue, or null for "none"; `*` stands for all others. Without `*` an unlisted word rejects its row. */
    categories: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), Nullable(Type.String({ maxLength: 100 }))),
    ),
    /** A class that the catalogue in force does not have: the row is rejected (default), or comes in without a class. */
    unknownCategory: Type.Optional(StringEnum(['reject', 'none'])),
    /** Word of the source to normal, urgent or critical. */
    urgencies: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), StringEnum(['normal', 'urgent', 'critical'])),
    ),
  },
  { additionalProperties: false },
);
export type ReportMap = Type.Static<typeof ReportMap>;

/** What to know of rows that came in all the same, such as a limit that was read in a certain way. */
export const ImportNote = Type.Object({
  code: Type.String(),
  row: Nullable(Type.Integer()),
  count: Nullable(Type.Integer()),
});
export type ImportNote = Type.Static<typeof ImportNote>;

export const ImportJob = Type.Object({
  id: Id,
  kind: ImportKind,
  fileName: Type.String(),
  fileHash: Type.String(),
  state: ImportState,
  /** Rows in the file, 0 until counted. */
  total: Type.Integer(),
  /** Rows dealt with, counted in order. */
  processed: Type.Integer(),
  accepted: Type.Integer(),
  rejected: Type.Integer(),
  /** Rows that an earlier import had brought in already. */
  repeated: Type.Integer(),
  /** Code of what ended a failed job. */
  error: Nullable(Type.String()),
  notes: Type.Array(ImportNote),
  by: Named,
  /** Who cancelled it; what had come in until then stays. */
  cancelledBy: Nullable(Named),
  createdAt: InstantText,
  updatedAt: InstantText,
});
export type ImportJob = Type.Static<typeof ImportJob>;
export const ImportList = ListOf(ImportJob);

const ImportRejection = Type.Object({
  row: Type.Integer({
    description: 'number of the row in the file, the first after the heading is 1',
  }),
  /** Codes; documented in `api/jobs/README.md`. */
  reasons: Type.Array(Type.String()),
  values: Type.Record(Type.String(), Type.Unknown()),
});
export const ImportRejections = Type.Object({
  data: Type.Array(ImportRejection),
  total: Type.Integer(),
  /** Number of the last row given, to continue after it; null at the end. */
  next: Nullable(Type.String()),
});
