import type { Finding } from '../../bpmn/model/finding.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';

export interface Deployed {
  /** By process id; empty as soon as one process of the file is refused. */
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly refusals: readonly Finding[];
}

/** Every executable process of a file. */
export async function deploy(xml: string): Promise<Deployed> {
  const procedures = new Map<string, Procedure>();
  const refusals: Finding[] = [];
  for (const process of executableProcesses(xml)) {
    const parsed = await parseProcedure(xml, { process });
    if (parsed.procedure !== null) procedures.set(process, parsed.procedure);
    refusals.push(
      ...parsed.findings,
      ...(parsed.procedure === null ? [] : validateProcedure(parsed.procedure)),
    );
  }
  const errors = refusals.filter((finding) => finding.severity === 'error');
  return { procedures: errors.length === 0 ? procedures : new Map(), refusals: errors };
}

function executableProcesses(xml: string): string[] {
  return [...xml.matchAll(/<(?:[\w.-]+:)?process\b[^>]*>/g)].flatMap(([tag]) => {
    const id = /\bid="([^"]+)"/.exec(tag)?.[1];
    return id === undefined || /isExecutable="false"/.test(tag) ? [] : [id];
  });
}
