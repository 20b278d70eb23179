import { isRecord } from '../../../domain/is-record.ts';

/** Somebody whose name was chosen after an @. */
export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** A comment that is being written. */
export interface CommentDraft {
  readonly text: string;
  readonly named: readonly Mention[];
}

export const noComment: CommentDraft = { text: '', named: [] };

const isMention = (value: unknown): value is Mention =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';

export function parseComment(kept: unknown): CommentDraft | null {
  if (!isRecord(kept) || typeof kept['text'] !== 'string') {
    return null;
  }
  const named: readonly unknown[] = Array.isArray(kept['named']) ? kept['named'] : [];
  return { text: kept['text'], named: named.filter(isMention) };
}

/** The beginning of a name after the @ before the caret; null where none is being written. */
export const nameBegun = (text: string, caret: number): string | null =>
  /(?:^|[^\w@])@(?<name>[^\s@，。、；：]{0,20})$/u.exec(text.slice(0, caret))?.groups?.['name'] ??
  null;

/** Puts the chosen name in place of what was begun; `caret` stands after it then. */
export function withName(
  draft: CommentDraft,
  caret: number,
  person: Mention,
): { readonly draft: CommentDraft; readonly caret: number } {
  const begun = nameBegun(draft.text, caret) ?? '';
  const before = `${draft.text.slice(0, caret - begun.length)}${person.name} `;
  return {
    draft: {
      text: before + draft.text.slice(caret),
      named: [...draft.named.filter(({ id }) => id !== person.id), person],
    },
    caret: before.length,
  };
}

/** Who is named still; a name that was deleted again names nobody. */
export const personsIn = ({ text, named }: CommentDraft): readonly string[] =>
  named.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
