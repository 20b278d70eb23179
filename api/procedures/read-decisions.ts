import type { DecisionModel } from '../../bpmn/decisions/model/decision-model.ts';
import { parseDecisions } from '../../bpmn/decisions/parse/parse-decisions.ts';
import type { Finding } from '../../bpmn/model/finding.ts';
import type { FindingCode } from '../../bpmn/model/finding-advice.ts';
import { textLimits } from '../../bpmn/parse/refuse-text.ts';
import type { DecisionText } from '../../migrations/published-decisions.ts';

/** What is given with one diagram; the characters are those of all texts together. */
export const decisionLimits = { texts: 50, characters: textLimits.characters } as const;

export interface ReadDecision {
  readonly model: DecisionModel;
  readonly given: DecisionText;
}

export interface ReadDecisions {
  /** By the ids of the models; of a text with errors what is sound of it, so that the rest can be judged. */
  readonly decisions: ReadonlyMap<string, ReadDecision>;
  readonly findings: readonly Finding[];
}

/** Reads the decision texts of a diagram. Each finding says which text it is about. Never throws. */
export const readDecisions = async (texts: readonly DecisionText[]): Promise<ReadDecisions> => {
  const tooMuch = boundsOf(texts);
  if (tooMuch !== null) return { decisions: new Map(), findings: [tooMuch] };
  const decisions = new Map<string, ReadDecision>();
  const findings: Finding[] = [];
  for (const given of texts) {
    const { sound, findings: said } = await parseDecisions(given.text);
    const about = (finding: Finding): Finding => ({ ...finding, document: given.name });
    findings.push(...said.map(about));
    if (sound === null) continue;
    if (sound.id === '') findings.push(about(wholeText('id-missing')));
    else if (decisions.has(sound.id))
      findings.push(about(wholeText('decision-model-repeated', { model: sound.id })));
    else decisions.set(sound.id, { model: sound, given });
  }
  return { decisions, findings };
};

const boundsOf = (texts: readonly DecisionText[]): Finding | null => {
  if (texts.length > decisionLimits.texts)
    return wholeText('too-many-decisions', { limit: decisionLimits.texts });
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  return characters > decisionLimits.characters
    ? wholeText('decisions-too-long', { limit: decisionLimits.characters })
    : null;
};

const wholeText = (code: FindingCode, params: Finding['params'] = {}): Finding => ({
  severity: 'error',
  code,
  elementId: null,
  params,
});
