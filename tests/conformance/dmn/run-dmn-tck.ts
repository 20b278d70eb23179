import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { evaluateDecision } from '../../../bpmn/decisions/evaluate/evaluate-decision.ts';
import type { DecisionModel } from '../../../bpmn/decisions/model/decision-model.ts';
import { parseDecisions } from '../../../bpmn/decisions/parse/parse-decisions.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';
import { asDeclared } from './declared-type.ts';
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
  /** Not run: what is asked for is refused, or is neither a decision nor a decision service. */
  readonly skipped: number;
  readonly cases: readonly DmnCaseScore[];
}

/** The clock of every case; the TCK has none that depends on it. */
const at = Date.UTC(2026, 0, 1);

/**
 * Runs every case of the DMN TCK below a folder: `<name>-test-*.xml` beside the model that it names. A case
 * passes when all its results do. Inputs that a case leaves out are null, as the TCK has it. Of a model
 * with errors, which is refused as a whole elsewhere, what no error concerns is evaluated all the same.
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
    const { sound, refused } = loaded;
    if (sound === null) return { test, outcome: 'skipped', reason: refused ?? '' };
    const called = calledBesides(one);
    if (called !== null) return { test, outcome: 'skipped', reason: `calls a ${called}` };
    if (refused !== null && !hasAll(sound, one))
      return { test, outcome: 'skipped', reason: refused };
    const reason = whyFailed(sound, one);
    return { test, outcome: reason === null ? 'passed' : 'failed', reason: reason ?? '' };
  });
}

/** What a case calls besides decisions and, in its results, decision services. */
function calledBesides({ type, results }: TckCase): string | null {
  if (type !== 'decision') return type;
  return results.map((one) => one.type).find((one) => !targets.has(one)) ?? null;
}
const targets: ReadonlySet<string> = new Set(['decision', 'decisionService']);

interface Named {
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
}
interface Loaded {
  readonly sound: DecisionModel | null;
  /** Why the whole is refused, or null. */
  readonly refused: string | null;
}

async function loadModel(path: string): Promise<Loaded> {
  let xml = '';
  try {
    xml = await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { sound: null, refused: `no model: ${why}` };
  }
  const { sound, findings } = await parseDecisions(xml);
  const first = findings.find(({ severity }) => severity === 'error');
  if (first === undefined) return { sound, refused: null };
  return { sound, refused: `model refused: ${first.code} ${JSON.stringify(first.params)}` };
}

function whyFailed(model: DecisionModel, { inputs, results }: TckCase): string | null {
  if (results.length === 0) return 'Expected a result to check, but got none';
  const { inputs: data, decisions, services } = model;
  // Services are given values of decisions, too.
  const decided = new Set(Object.values(services).flatMap((one) => one.inputDecisions));
  const wanted = [...Object.values(data), ...Object.values(decisions)].filter(
    ({ id }) => Object.hasOwn(data, id) || decided.has(id),
  );
  const given = new Map<string, Json>(wanted.map(({ variable }) => [variable, null] as const));
  for (const [name, value] of inputs) {
    const input = wanted.find((one) => one.name === name);
    if (input === undefined) return `Expected input data, but got ${name}`;
    given.set(input.variable, jsonOf(asDeclared(value, input.type, model.items)));
  }
  return (
    results
      .map((result) => whyWrong(model, Object.fromEntries(given), result))
      .find((why) => why !== null) ?? null
  );
}

function hasAll(model: DecisionModel, { results }: TckCase): boolean {
  return results.every((result) => elementOf(model, result) !== undefined);
}

function elementOf(model: DecisionModel, { name, type }: TckResult): Named | undefined {
  const elements = type === 'decision' ? model.decisions : model.services;
  return Object.values<Named>(elements).find((one) => one.name === name);
}

function whyWrong(model: DecisionModel, given: JsonObject, result: TckResult): string | null {
  const { name, type, mayFail } = result;
  const element = elementOf(model, result);
  if (element === undefined) return `Expected a ${type}, but got ${name}`;
  const expected = asDeclared(result.expected, element.type, model.items);
  const outcome = evaluateDecision(model, element.id, given, at);
  if (!outcome.ok) return mayFail ? null : `${name}: ${outcome.code}, ${outcome.message}`;
  if (agrees(expected, outcome.value)) return null;
  return `${name}: Expected ${JSON.stringify(jsonOf(expected))}, but got ${JSON.stringify(outcome.value)}`;
}
