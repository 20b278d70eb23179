import { parseLimit } from '../limits/parse-limit.ts';
import { checkLine } from '../text/check-line.ts';
import type { CatalogueClass, FilingCondition } from './catalogue.ts';

/** A class as somebody wrote it: English words may be missing. */
export type DraftClass = Omit<CatalogueClass, 'nameEn' | 'majorEn' | 'conditions'> & {
  readonly nameEn?: string;
  readonly majorEn?: string;
  readonly conditions: readonly DraftCondition[];
};
type DraftCondition = Omit<FilingCondition, 'textEn' | 'closingTextEn'> & {
  readonly textEn?: string;
  readonly closingTextEn?: string;
};

export interface ClassFault {
  readonly path: string;
  readonly code:
    'empty' | 'too-long' | 'control-character' | 'limit-not-understood' | 'condition-twice';
}

export type CheckedClass =
  | { readonly ok: true; readonly class: CatalogueClass }
  | { readonly ok: false; readonly faults: readonly ClassFault[] };

/** Longest texts, in UTF-16 units as in the API's contract. */
const classLengths = {
  name: 100,
  nameEn: 200,
  keyword: 50,
  condition: 1000,
} as const;

/**
 * A class as it is kept: lines trimmed, keywords once each, missing English the same as the Chinese.
 * Two conditions of one class differ in text or limit, else nobody could choose between them.
 */
export const checkClass = (draft: DraftClass): CheckedClass => {
  const faults: ClassFault[] = [];
  const line = (text: string, path: string, longest: number): string => {
    const checked = checkLine(text, longest);
    if (checked.ok) return checked.line;
    faults.push({ path, code: checked.code });
    return text;
  };
  const english = (text: string | undefined, chinese: string, path: string, longest: number) =>
    text === undefined ? chinese : line(text, path, longest);
  const { name: short, nameEn: long, condition: longest } = classLengths;
  const name = line(draft.name, '/name', short);
  const major = line(draft.major, '/major', short);
  const conditions = draft.conditions.map((condition, index): FilingCondition => {
    const at = `/conditions/${index}`;
    if (parseLimit(condition.limit) === null) {
      faults.push({ path: `${at}/limit`, code: 'limit-not-understood' });
    }
    const text = line(condition.text, `${at}/text`, longest);
    const closingText = line(condition.closingText, `${at}/closingText`, longest);
    return {
      ...condition,
      text,
      closingText,
      textEn: english(condition.textEn, text, `${at}/textEn`, longest),
      closingTextEn: english(condition.closingTextEn, closingText, `${at}/closingTextEn`, longest),
    };
  });
  const seen = new Set<string>();
  for (const [index, { text, limit }] of conditions.entries()) {
    const key = `${limit.amount} ${limit.unit} ${text}`;
    if (seen.has(key)) faults.push({ path: `/conditions/${index}/text`, code: 'condition-twice' });
    seen.add(key);
  }
  const keywords = draft.keywords.map((word, index) =>
    line(word, `/keywords/${index}`, classLengths.keyword),
  );
  const checked: CatalogueClass = {
    kind: draft.kind,
    code: draft.code,
    name,
    nameEn: english(draft.nameEn, name, '/nameEn', long),
    major,
    majorEn: english(draft.majorEn, major, '/majorEn', long),
    keywords: [...new Set(keywords)],
    conditions,
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, class: checked };
};
