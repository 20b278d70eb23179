import type { FindingCode } from '../model/finding-advice.ts';
import type { Finding } from '../model/finding.ts';
import type { Procedure } from '../model/procedure.ts';
import { soundnessOf } from './soundness.ts';
import type { Soundness, SoundnessOptions } from './soundness.ts';
import type { SoundnessProperty } from './soundness-problems.ts';
import type { WalkStep } from './walk.ts';

export interface SoundnessFinding extends Finding {
  /** The way to what is wrong, for `playWalk`; empty where no single way shows it. */
  readonly walk: readonly WalkStep[];
}

/** A dead element may be a safety net, such as a default flow behind conditions that leave nothing out. */
const ofProperty: {
  readonly [P in SoundnessProperty]: {
    readonly code: FindingCode;
    readonly severity: Finding['severity'];
  };
} = {
  'option-to-complete': { code: 'no-option-to-complete', severity: 'error' },
  'proper-completion': { code: 'improper-completion', severity: 'error' },
  'no-unbounded-growth': { code: 'unbounded-growth', severity: 'error' },
  'no-dead-element': { code: 'dead-element', severity: 'warning' },
};

function warning(
  code: FindingCode,
  elementId: string,
  params: Finding['params'] = {},
): SoundnessFinding {
  return { severity: 'warning', code, elementId, params, walk: [] };
}

/**
 * What the soundness of a procedure says to whoever publishes it. What was not proven or not explored is a
 * warning that says so. For procedures without errors: what `validateProcedure` refuses may not run.
 */
export function soundnessFindings(
  procedure: Procedure,
  options: SoundnessOptions = {},
): readonly SoundnessFinding[] {
  return findingsOf(procedure, soundnessOf(procedure, options));
}

export function findingsOf(
  procedure: Procedure,
  soundness: Soundness,
): readonly SoundnessFinding[] {
  if (soundness.kind === 'sound') return [];
  if (soundness.kind === 'not-explored')
    return soundness.elements.map((id) => warning('soundness-not-explored', id));
  if (soundness.kind === 'not-proven') {
    const { states, limit } = soundness;
    return [warning('soundness-not-proven', procedure.id, { states, limit })];
  }
  return soundness.problems.map(({ property, element, walk }) => ({
    code: ofProperty[property].code,
    severity: ofProperty[property].severity,
    elementId: element,
    params: { steps: walk.length },
    walk,
  }));
}
