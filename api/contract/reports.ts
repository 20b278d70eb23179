import { Type } from 'typebox';
import {
  Channel,
  Id,
  InstantText,
  ListOf,
  Location,
  Limit,
  Named,
  Nullable,
  StringEnum,
  Urgency,
} from './common.ts';

export const OpenReport = Type.Object(
  {
    channel: Channel,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    description: Type.String({ maxLength: 10000 }),
    category: Type.Optional(Id),
    location: Type.Optional(Location),
    reporter: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Type.String({ maxLength: 100 })),
          phone: Type.Optional(Type.String({ maxLength: 40 })),
          wantsCallback: Type.Optional(Type.Boolean()),
        },
        { additionalProperties: false },
      ),
    ),
    occurredAt: Type.Optional(InstantText),
    urgency: Type.Optional(Urgency),
    externalId: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
    attachments: Type.Optional(Type.Array(Id, { maxItems: 50 })),
    /** Its case is opened as a protected one (保密), for this reason. */
    protected: Type.Optional(
      Type.Object(
        { reason: Type.String({ minLength: 1, maxLength: 1000 }) },
        { additionalProperties: false },
      ),
    ),
    /** A grid worker fixed it at once (自行处置): goes to a light check. */
    selfHandled: Type.Optional(Type.Boolean()),
    /** Accept and file in one go (开单, screens d): done as the acceptor right after opening. */
    file: Type.Optional(
      Type.Object(
        { category: Id, condition: Id, unit: Type.Optional(Id) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type OpenReport = Type.Static<typeof OpenReport>;

export const OpenedReport = Type.Object({
  id: Id,
  number: Type.String(),
  caseId: Id,
  caseNumber: Nullable(Type.String()),
  /** False when the engine was away and the sender will open the case later (202). */
  opened: Type.Boolean(),
});
export type OpenedReport = Type.Static<typeof OpenedReport>;

/** What of a report the next step goes by; what is not chosen yet is left out. */
export const PreviewReport = Type.Object(
  {
    channel: Channel,
    urgency: Type.Optional(Urgency),
    grid: Type.Optional(Id),
    wantsCallback: Type.Optional(Type.Boolean()),
    selfHandled: Type.Optional(Type.Boolean()),
    /** As if it were accepted and filed in one go. */
    file: Type.Optional(
      Type.Object(
        { category: Type.Optional(Id), condition: Type.Optional(Id) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type PreviewReport = Type.Static<typeof PreviewReport>;

export const Report = Type.Object({
  id: Id,
  number: Type.String(),
  caseId: Id,
  channel: Channel,
  externalId: Nullable(Type.String()),
  title: Type.String(),
  description: Type.String(),
  category: Nullable(Type.String()),
  location: Type.Object({
    longitude: Nullable(Type.Number()),
    latitude: Nullable(Type.Number()),
    address: Nullable(Type.String()),
    grid: Nullable(Named),
  }),
  urgency: Urgency,
  createdAt: InstantText,
});
export type Report = Type.Static<typeof Report>;
export const ReportList = ListOf(Report);

export const SimilarReport = Type.Object({
  caseId: Id,
  number: Type.String(),
  title: Type.String(),
  stage: Nullable(Type.String()),
  state: Type.String(),
  distanceMetres: Nullable(Type.Number()),
  /** 0..1 */
  similarity: Type.Number(),
  createdAt: InstantText,
});
export const SimilarReports = Type.Object({ data: Type.Array(SimilarReport) });

/** How near and how long ago a closed case may be to be told of. */
export const pastCasesWithin = { metres: 100, days: 90 } as const;

export const PastCase = Type.Object({
  caseId: Id,
  number: Type.String(),
  title: Type.String(),
  endedAt: InstantText,
  /** How often it was sent back for rework. */
  reworks: Type.Integer(),
});
export type PastCase = Type.Static<typeof PastCase>;
export const PastCases = Type.Object({ data: Type.Array(PastCase) });

export const FilingCondition = Type.Object({
  id: Id,
  text: Type.String(),
  textEn: Type.String(),
  limit: Limit,
  /** If filed now; null when the calendar has no data for that year. */
  dueAt: Nullable(InstantText),
  closingText: Type.String(),
  closingTextEn: Type.String(),
  urgency: Urgency,
  confirmation: StringEnum(['none', 'commander', 'leader']),
});
export const CatalogueClass = Type.Object({
  id: Id,
  kind: StringEnum(['component', 'matter']),
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  major: Type.String(),
  majorEn: Type.String(),
  /** Words by which a description is recognized (`domain/catalogue/match-class.ts`, in the browser too). */
  keywords: Type.Optional(Type.Array(Type.String())),
  conditions: Type.Array(FilingCondition),
});
export type CatalogueClass = Type.Static<typeof CatalogueClass>;
export const CatalogueList = Type.Object({
  data: Type.Array(CatalogueClass),
  version: Type.String(),
});

export const ProposedUnit = Type.Object({
  unit: Nullable(Named),
  person: Nullable(Named),
  rule: Nullable(Type.String()),
});
