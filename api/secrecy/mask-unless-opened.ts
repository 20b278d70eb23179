import { maskedTitle } from '../../domain/secrecy/masked-title.ts';

/** What a row of a list says of its case beyond what work is steered by: number, stage, unit, urgency, clock. */
interface Content {
  readonly opened: boolean;
  readonly title: string;
  readonly address: string | null;
  readonly category: string | null;
}

const masked = {
  title: maskedTitle,
  address: null,
  longitude: null,
  latitude: null,
  category: null,
  class_name: null,
  class_name_en: null,
} as const;

/** The row as lists show it to somebody whom the case is not open to (guideline 2.3 d). */
export const maskUnlessOpened = <Row extends Content>(row: Row): Row =>
  row.opened ? row : { ...row, ...masked };
