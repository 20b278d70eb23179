import type { CaseVerdict } from './judge-case.ts';
import type { ModelVerdict } from './judge-models.ts';
import type { Figure, TestVerdict } from './measure.ts';

export function figureLine(name: string, { reached, of }: Figure): string {
  return `${name.padEnd(12)} ${String(reached).padStart(4)} / ${of}`;
}

/** Each failing case with what was expected and what came, or why its model was refused. */
export function failureLines(verdicts: readonly TestVerdict[]): string[] {
  return verdicts.flatMap(({ cases }) => cases.filter((one) => !one.passed).flatMap(linesOf));
}

function linesOf({ name, expected, result, why }: CaseVerdict): string[] {
  const reasons = new Set(result.reasons.map((reason) => `  because  ${reason}`));
  return [
    `${name}: ${why}`,
    `  expected ${expected.join(' ')}`,
    `  got      ${result.tokens.join(' ')} (${result.status ?? 'not run'})`,
    ...reasons,
  ];
}

/** Each model that the strict profile judges wrongly, with what it says instead. */
export function modelLines(verdicts: readonly ModelVerdict[]): string[] {
  return verdicts
    .filter((one) => !one.passed)
    .map(({ file, constraint, findings }) => {
      const expected = constraint === null ? 'no finding' : `a finding of constraint ${constraint}`;
      const got = findings.map(({ code, elementId }) => `${code} ${elementId ?? ''}`);
      return `${file}: Expected ${expected}, but got ${got.join(', ') || 'none'}`;
    });
}
