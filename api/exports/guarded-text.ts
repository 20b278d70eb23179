/** What a spreadsheet takes for the beginning of a formula, in full width too (OWASP, CSV Injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Text that a spreadsheet shows as it is: what would be a formula gets an apostrophe in front. */
export const guardedText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);
