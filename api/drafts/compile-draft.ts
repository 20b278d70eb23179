import type { Finding } from '../../bpmn/model/finding.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { errorAt } from '../../bpmn/validate/rule.ts';
import type { CompileProcedure } from '../../migrations/publish-procedure.ts';
import { compileWith } from '../compile-procedure.ts';
import { reportProcedure } from '../reports/open-report.ts';
import type { ApiServices } from '../services.ts';
import { callerFindings } from './caller-findings.ts';
import { heldPosts } from './held-posts.ts';
import { postFindings } from './post-findings.ts';

/**
 * Judges a draft of that procedure as publishing does, and besides by what there is at the centre: whether
 * somebody holds the posts, whether reports can still open cases, whether its callers fit.
 */
export const compileDraft = async (
  services: ApiServices,
  key: string,
): Promise<CompileProcedure> => {
  const [settings, calendar] = await Promise.all([
    services.settings.forCase(),
    services.calendars.inForce(),
  ]);
  const at = services.now();
  const host = { settings: settings.variables, calendar, at: at.getTime() };
  const compile = compileWith(host);
  return async (request, callable) => {
    // It replaces what is published under its key, and may call itself no more than before.
    const compiled = await compile(request, callable);
    const { procedure } = compiled;
    if (procedure === null) return compiled;
    const posts = await heldPosts(services.database, at);
    const findings = [
      ...compiled.findings,
      ...startFindings(procedure, key),
      ...postFindings(procedure, posts),
    ];
    if (findings.some(({ severity }) => severity === 'error')) return { ...compiled, findings };
    const changed = { graph: procedure, forms: compiled.forms, decisions: compiled.decisions };
    const callers = await callerFindings(services.database, changed, callable, compile);
    return { ...compiled, findings: [...findings, ...callers] };
  };
};

const startFindings = (procedure: Procedure, key: string): Finding[] =>
  key === reportProcedure && procedure.starts.length === 0
    ? [errorAt('report-start-required', procedure.id)]
    : [];
