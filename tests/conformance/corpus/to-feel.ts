/** Ways in which the corpus writes an expression, and the same in FEEL; what fits none stays as it is. */
const dialects: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^\$\{(.*)\}$/, ([, inner = '']) => toFeel(inner)],
  [/^!\s*(.*)$/, ([, inner = '']) => `not(${toFeel(inner)})`],
  // One model ends it with a stray bracket: a slip of the pen, not a comparison.
  [/^(\w+)\.contains\("(.*)"\)>?$/, ([, text = '', part = '']) => `contains(${text}, "${part}")`],
];

export function toFeel(expression: string): string {
  const text = expression.trim();
  for (const [dialect, write] of dialects) {
    const match = dialect.exec(text);
    if (match !== null) return write(match);
  }
  return text;
}
