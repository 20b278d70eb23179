import type { Finding } from '../../bpmn/model/finding.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { warningAt } from '../../bpmn/validate/rule.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { CallableProcedure, CompileProcedure } from '../../migrations/publish-procedure.ts';
import { ownTexts } from './own-texts.ts';

type Callable = Readonly<Record<string, CallableProcedure>>;

const calls = (caller: Procedure, key: string): boolean =>
  caller.id !== key &&
  Object.values(caller.elements).some(
    (element) => element.kind === 'callActivity' && element.calledElement === key,
  );

/**
 * Procedures in force that call this one and would not fit it as it is now. Their cases are safe: what a
 * version calls is pinned inside it. They only cannot be published again as they are, which somebody should know.
 */
export const callerFindings = async (
  db: Db,
  changed: CallableProcedure,
  callable: Callable,
  compile: CompileProcedure,
): Promise<Finding[]> => {
  const key = changed.graph.id;
  const callers = Object.values(callable).filter(({ graph }) => calls(graph, key));
  const findings: Finding[] = [];
  for (const { graph } of callers) {
    const text = await ownTexts(db, graph.id, null);
    if (text === null) continue;
    const judged = await compile(text, { ...callable, [key]: changed });
    const first = judged.findings.find(({ severity }) => severity === 'error');
    if (first === undefined) continue;
    const at = { procedure: graph.id, element: first.elementId ?? '', finding: first.code };
    findings.push(warningAt('caller-does-not-fit', key, at));
  }
  return findings;
};
