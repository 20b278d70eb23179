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

/**
 * The margins of every page (CSS Paged Media 3, page-margin boxes): centre and number above, who
 * printed it and the page below. They can be had by style alone, as only the printer knows the pages.
 */
export const pageRules = ({ centre, number, printedBy, page }: PageHead): string => `@page {
  size: A4;
  margin: 20mm 16mm 18mm;
  @top-left { content: ${cssString(centre)}; font-size: 9pt; }
  @top-right { content: ${cssString(number)}; font-size: 9pt; }
  @bottom-left { content: ${cssString(printedBy)}; font-size: 9pt; }
  @bottom-right { content: ${pageContent(page)}; font-size: 9pt; }
}
@page diagram { size: A4 landscape; }`;
