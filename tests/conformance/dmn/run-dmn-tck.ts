import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import type { DecisionModel } from '../../../bpmn/decisions/model/decision-model.ts';
import { parseDecisions } from '../../../bpmn/decisions/parse/parse-decisions.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';
import { readTckFile } from './tck-file.ts';
import type { TckCase, TckResult } from './tck-file.ts';
import { agrees, jsonOf } from './tck-value.ts';

export interface DmnCaseScore {
  /** Path of the test file below the folder, and the id of the case. */
  readonly test: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it has not passed; empty otherwise. */
  readonly reason: string;
}
export interface DmnScore {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  /** Not run: the model is refused, or the case calls something other than decisions. */
  readonly skipped: number;
  readonly cases: readonly DmnCaseScore[];
}

/** The clock of every case; the TCK has none that depends on it. */
const at = Date.UTC(2026, 0, 1);

/**
 * Runs every case of the DMN TCK below a folder: `<name>-test-*.xml` beside the model that it names. A case
 * passes when all its results do. Inputs that a case leaves out are null, as the TCK has it.
 * @throws when the folder cannot be read
 */
export async function runDmnTck(folder: string): Promise<DmnScore> {
  const files = await readdir(folder, { recursive: true });
  const cases: DmnCaseScore[] = [];
  for (const file of files.filter((name) => name.endsWith('.xml')).toSorted())
    cases.push(...(await runFile(folder, join(folder, file))));
  const count = (outcome: DmnCaseScore['outcome']): number =>
    cases.filter((one) => one.outcome === outcome).length;
  return {
    total: cases.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    cases,
  };
}

/** Writes what has not passed and why, then the figures. */
export function printDmnScore(
  { total, passed, failed, skipped, cases }: DmnScore,
  write: (text: string) => unknown = (text) => process.stdout.write(text),
): void {
  for (const { test, outcome, reason } of cases) {
    if (outcome !== 'passed') write(`${outcome}  ${test}  ${reason}\n`);
  }
  write(
    `DMN TCK: ${String(passed)} of ${String(total)} cases passed, ${String(failed)} failed, ${String(skipped)} skipped\n`,
  );
}

async function runFile(folder: string, path: string): Promise<readonly DmnCaseScore[]> {
  const file = readTckFile(await readFile(path, 'utf8'));
  if (file === null) return [];
  const named = file.model ?? `${basename(path).replace(/-test-.*$/, '')}.dmn`;
  const loaded = await loadModel(join(dirname(path), named));
  return file.cases.map((one): DmnCaseScore => {
    const test = `${relative(folder, path)}#${one.id}`;
    if ('refused' in loaded) return { test, outcome: 'skipped', reason: loaded.refused };
    const called = [one, ...one.results].find(({ type }) => type !== 'decision')?.type;
    if (called !== undefined) return { test, outcome: 'skipped', reason: `calls a ${called}` };
    const reason = whyFailed(loaded.model, one);
    return { test, outcome: reason === null ? 'passed' : 'failed', reason: reason ?? '' };
  });
}

type Loaded = { readonly model: DecisionModel } | { readonly refused: string };

async function loadModel(path: string): Promise<Loaded> {
  try {
    const { model, findings } = await parseDecisions(await readFile(path, 'utf8'));
    if (model !== null) return { model };
    const [first] = findings;
    return { refused: `model refused: ${first?.code ?? ''} ${JSON.stringify(first?.params)}` };
  } catch (error) {
    return { refused: `no model: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function whyFailed(model: DecisionModel, { inputs, results }: TckCase): string | null {
  if (results.length === 0) return 'Expected a result to check, but got none';
  const given: Record<string, Json> = Object.fromEntries(
    Object.values(model.inputs).map(({ variable }) => [variable, null] as const),
  );
  for (const [name, value] of inputs) {
    const input = Object.values(model.inputs).find((one) => one.name === name);
    if (input === undefined) return `Expected input data, but got ${name}`;
    given[input.variable] = jsonOf(value);
  }
  return (
    results.map((result) => whyWrong(model, given, result)).find((why) => why !== null) ?? null
  );
}

function whyWrong(model: DecisionModel, given: JsonObject, result: TckResult): string | null {
  const { name, expected, mayFail } = result;
  const decision = Object.values(model.decisions).find((one) => one.name === name);
  if (decision === undefined) return `Expected a decision, but got ${name}`;
  const outcome = evaluateDecision(model, decision.id, given, at);
  if (!outcome.ok) return mayFail ? null : `${name}: ${outcome.code}, ${outcome.message}`;
  if (agrees(expected, outcome.value)) return null;
  return `${name}: Expected ${JSON.stringify(jsonOf(expected))}, but got ${JSON.stringify(outcome.value)}`;
}
