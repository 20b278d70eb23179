import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum, Urgency } from './common.ts';

export const ClassKind = StringEnum(['component', 'matter']);
const ClassCode = Type.String({ pattern: String.raw`^\d{4,5}$`, maxLength: 5 });
const Limit = Type.Object({
  amount: Type.Number(),
  unit: StringEnum(['urgentHours', 'workHours', 'workDays', 'calendarDays']),
});

const KeptCondition = Type.Object({
  id: Id,
  text: Type.String(),
  textEn: Type.String(),
  limit: Limit,
  closingText: Type.String(),
  closingTextEn: Type.String(),
  urgency: Urgency,
  confirmation: StringEnum(['none', 'commander', 'leader']),
});
export type KeptCondition = Type.Static<typeof KeptCondition>;

/** A class as a version has it. */
export const KeptClass = Type.Object({
  id: Id,
  kind: ClassKind,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  major: Type.String(),
  majorEn: Type.String(),
  keywords: Type.Array(Type.String()),
  conditions: Type.Array(KeptCondition),
});
export type KeptClass = Type.Static<typeof KeptClass>;

/** A time in which a version was in force; `by` null: the installation brought it. */
const CataloguePeriod = Type.Object({
  version: Id,
  since: InstantText,
  until: Nullable(InstantText),
  by: Nullable(Named),
  note: Type.String(),
});
export type CataloguePeriod = Type.Static<typeof CataloguePeriod>;

export const CatalogueVersion = Type.Object({
  id: Id,
  /** The standard that its classes are of. */
  standard: Type.String(),
  name: Type.String(),
  source: Type.String(),
  classes: Type.Integer(),
  conditions: Type.Integer(),
});
export type CatalogueVersion = Type.Static<typeof CatalogueVersion>;

/** Every time in which a catalogue was in force, the newest first, and the versions they speak of. */
export const CatalogueVersions = Type.Object({
  inForce: Nullable(Id),
  periods: Type.Array(CataloguePeriod),
  versions: Type.Array(CatalogueVersion),
});
export type CatalogueVersions = Type.Static<typeof CatalogueVersions>;

/** Classes of one version, in the order of kind and code. */
export const CatalogueOfVersion = Type.Object({ data: Type.Array(KeptClass) });

/** Classes that no version in force has any more, as they were last, by kind and code. */
export const RetiredClasses = Type.Object({ data: Type.Array(KeptClass) });

/** One class: as each version in force had it, newest first, and what is filed under it now. */
export const ClassHistory = Type.Object({
  /** Null: that version does not have it. Versions that say the same of it as the one before are left out. */
  periods: Type.Array(Type.Object({ period: CataloguePeriod, class: Nullable(KeptClass) })),
  /** Open cases by the condition that they were filed under; null: not filed yet. */
  open: Type.Array(Type.Object({ condition: Nullable(KeptCondition), cases: Type.Integer() })),
});
export type ClassHistory = Type.Static<typeof ClassHistory>;

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const ClassKey = Type.Object({ kind: ClassKind, code: ClassCode }, { additionalProperties: false });

const WrittenLimit = Type.Object(
  {
    amount: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
    unit: StringEnum(['urgentHours', 'workHours', 'workDays', 'calendarDays']),
  },
  { additionalProperties: false },
);

/** A filing condition as somebody writes it; without English words the Chinese stand for both. */
const WrittenCondition = Type.Object(
  {
    text: Words(1000),
    textEn: Type.Optional(Words(1000)),
    limit: WrittenLimit,
    closingText: Words(1000),
    closingTextEn: Type.Optional(Words(1000)),
    urgency: Urgency,
    confirmation: StringEnum(['none', 'commander', 'leader']),
  },
  { additionalProperties: false },
);

export const WrittenClass = Type.Object(
  {
    kind: ClassKind,
    code: ClassCode,
    name: Words(100),
    nameEn: Type.Optional(Words(200)),
    major: Words(100),
    majorEn: Type.Optional(Words(200)),
    keywords: Type.Array(Words(50), { maxItems: 50 }),
    /** None: nothing can be filed by it. */
    conditions: Type.Array(WrittenCondition, { maxItems: 300 }),
  },
  { additionalProperties: false },
);
export type WrittenClass = Type.Static<typeof WrittenClass>;

/** At most so many classes in one change; more are an import. */
const mostClasses = 300;

export const ChangeCatalogue = Type.Object(
  {
    /** The version in force that was looked at: 409 `stale-version` when that is another one now. */
    base: Id,
    /** Why, for the list of versions. */
    note: Words(200),
    /** Classes as they are from now on, new ones too. */
    put: Type.Optional(Type.Array(WrittenClass, { maxItems: mostClasses })),
    /** Classes by which nothing is filed any more. */
    retire: Type.Optional(Type.Array(ClassKey, { maxItems: mostClasses })),
    /** Retired classes that are in force again as they were last. */
    restore: Type.Optional(Type.Array(ClassKey, { maxItems: mostClasses })),
  },
  { additionalProperties: false },
);
export type ChangeCatalogue = Type.Static<typeof ChangeCatalogue>;

export const PutBackVersion = Type.Object(
  {
    /** The version in force that was looked at: 409 `stale-version` when that is another one now. */
    base: Id,
    /** Why, for the list of versions. */
    note: Words(200),
  },
  { additionalProperties: false },
);
export type PutBackVersion = Type.Static<typeof PutBackVersion>;

export const CatalogueInForce = Type.Object({ version: Id });
