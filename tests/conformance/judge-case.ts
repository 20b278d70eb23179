import type { Finding } from '../../bpmn/model/finding.ts';
import type { CorpusCase, CorpusTest } from './corpus/corpus-index.ts';
import { caseName } from './corpus/corpus-index.ts';
import { endingsOfEmptyCases, reasonsOfErrorCases } from './corpus/expected-endings.ts';
import type { Deployed } from './deploy.ts';
import { runCase } from './run-case.ts';
import type { CaseResult } from './run-case.ts';

export interface CaseVerdict {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: readonly string[];
  readonly result: CaseResult;
  /** What is wrong, in words; empty when it passed. */
  readonly why: string;
}

export function judgeCase(deployed: Deployed, test: CorpusTest, one: CorpusCase): CaseVerdict {
  const name = caseName(test, one);
  const expected = one.expect.toSorted();
  const result = attempt(deployed, test, one);
  const why = wrongWith(name, expected, result);
  return { name, passed: why === '', expected, result, why };
}

/** A thrown exception is a failure of the engine, never one of the expected errors. */
function attempt(deployed: Deployed, test: CorpusTest, one: CorpusCase): CaseResult {
  if (deployed.refusals.length > 0) {
    const reasons = deployed.refusals.map(reasonOf);
    return { tokens: ['ERROR_deployment'], status: null, reasons };
  }
  try {
    return runCase(deployed, test, one);
  } catch (error) {
    return { tokens: ['EXCEPTION'], status: null, reasons: [String(error)] };
  }
}

function reasonOf({ code, elementId, params }: Finding): string {
  return [code, elementId ?? '', ...Object.values(params)].join(' ');
}

function wrongWith(name: string, expected: readonly string[], result: CaseResult): string {
  if (!sameTokens(expected, result.tokens)) return 'the trace differs';
  const ending = endingsOfEmptyCases[name];
  if (ending !== undefined && result.status !== ending)
    return `Expected the case to be ${ending}, but got ${result.status ?? 'nothing'}`;
  const about = reasonsOfErrorCases[name];
  if (about === undefined) return '';
  return result.reasons.some((reason) => isAbout(reason, about))
    ? ''
    : `Expected a reason about ${about.source}, but got ${result.reasons.join('; ')}`;
}

/** `ERROR` accepts a refusal as well as a failure at run time. */
function sameTokens(expected: readonly string[], got: readonly string[]): boolean {
  if (expected.length === 1 && expected[0] === 'ERROR')
    return got.includes('ERROR_deployment') || got.includes('ERROR_runtime');
  return expected.join(' ') === got.join(' ');
}

/** That the engine cannot do the element at all is not what is wrong with the model. */
function isAbout(reason: string, about: RegExp): boolean {
  return about.test(reason) && !reason.startsWith('not-supported');
}
