import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { DecisionModel } from '../../bpmn/decisions/model/decision-model.ts';
import { parseDecisions } from '../../bpmn/decisions/parse/parse-decisions.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';

export const tracesFolder = new URL('./traces/', import.meta.url);

/** A diagram of the traces folder, which must be without any finding. */
export async function loadProcedure(name: string): Promise<Procedure> {
  const xml = await readFile(new URL(`${name}.bpmn`, tracesFolder), 'utf8');
  const parsed = await parseProcedure(xml, { decisions: await decisionsBeside(name) });
  if (parsed.procedure === null) throw new Error(`${name}: ${JSON.stringify(parsed.findings)}`);
  const findings = validateProcedure(parsed.procedure);
  if (findings.length > 0) throw new Error(`${name}: ${JSON.stringify(findings)}`);
  return parsed.procedure;
}

/** The decisions of a diagram have its name. */
async function decisionsBeside(name: string): Promise<Readonly<Record<string, DecisionModel>>> {
  const file = new URL(`${name}.dmn`, tracesFolder);
  if (!existsSync(file)) return {};
  const { model, findings } = await parseDecisions(await readFile(file, 'utf8'));
  if (model === null) throw new Error(`${name}: ${JSON.stringify(findings)}`);
  return { [model.id]: model };
}
