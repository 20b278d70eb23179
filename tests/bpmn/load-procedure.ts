import { readFile } from 'node:fs/promises';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';

export const tracesFolder = new URL('./traces/', import.meta.url);

/** A diagram of the traces folder, which must be without any finding. */
export async function loadProcedure(name: string): Promise<Procedure> {
  const parsed = await parseProcedure(
    await readFile(new URL(`${name}.bpmn`, tracesFolder), 'utf8'),
  );
  if (parsed.procedure === null) throw new Error(`${name}: ${JSON.stringify(parsed.findings)}`);
  const findings = validateProcedure(parsed.procedure);
  if (findings.length > 0) throw new Error(`${name}: ${JSON.stringify(findings)}`);
  return parsed.procedure;
}
