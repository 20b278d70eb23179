/** What stands on every page of the print. */
export interface PageHead {
  readonly centre: string;
  readonly number: string;
  readonly printedBy: string;
  /** Words around the number of the page and of all pages; `%{page}` and `%{pages}` stand for them. */
  readonly page: string;
}

/** A CSS string: everything that is no letter, digit or space is written by its code point. */
export const cssString = (text: string): string =>
  `"${text.replaceAll(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;

const counters: Readonly<Record<string, string>> = {
  '%{page}': 'counter(page)',
  '%{pages}': 'counter(pages)',
};

const pageContent = (words: string): string =>
  words
    .split(/(?<counter>%\{pages?\})/u)
    .filter((part) => part !== '')
    .map((part) => counters[part] ?? cssString(part))
    .join(' ');

const nextLine = String.raw`"\a"`;
const headStyle = 'font: 9pt/1.5 var(--font-sans); white-space: pre;';

/**
 * The head of every page (CSS Paged Media 3, page-margin boxes): the centre above who printed it and when, the number
 * above the page. It can be had by style alone, as only the printer knows the pages.
 */
export const pageRules = ({ centre, number, printedBy, page }: PageHead): string => `@page {
  size: A4;
  margin: 24mm 16mm 14mm;
  @top-left { content: ${cssString(centre)} ${nextLine} ${cssString(printedBy)}; ${headStyle} }
  @top-right { content: ${cssString(number)} ${nextLine} ${pageContent(page)}; ${headStyle} text-align: right; }
}
@page diagram { size: A4 landscape; }`;
