import {
  callableProcedures,
  type CompileProcedure,
  type PublishFinding,
} from '../../migrations/publish-procedure.ts';
import type { DraftFinding, DraftFindings } from '../contract/procedure-drafts.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { compileDraft } from './compile-draft.ts';
import { draftRow, textsOf, type DraftRow } from './draft-row.ts';

/** The texts of a draft as publishing takes them. */
export const publishable = (row: DraftRow): Parameters<CompileProcedure>[0] => ({
  xml: row.xml,
  process: row.procedure_key,
  ...textsOf(row),
});

const findingsOf = async (
  services: ApiServices,
  row: DraftRow,
): Promise<readonly PublishFinding[]> => {
  const compile = await compileDraft(services, row.procedure_key);
  const { findings } = await compile(publishable(row), await callableProcedures(services.database));
  return findings;
};

const asContract = (finding: PublishFinding): DraftFinding => {
  const { severity, code, elementId, params, document } = finding;
  return {
    severity,
    code,
    elementId,
    params: { ...params },
    ...(document === undefined ? {} : { document }),
    ...('walk' in finding ? { walk: [...finding.walk] } : {}),
  };
};

/** What publishing would say of the draft as it is kept. @throws Problem `not-found` */
export const judgeDraft = async (services: ApiServices, id: string): Promise<DraftFindings> => {
  const row = await draftRow(services.database, id);
  if (row === null) throw new Problem('not-found');
  const findings = await findingsOf(services, row);
  return { version: row.version, findings: findings.map(asContract) };
};

/** Refuses what has errors, each with its place. @throws Problem `procedure-invalid` */
export const refuseErrors = (findings: readonly PublishFinding[]): void => {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new Problem('procedure-invalid', {
    errors: errors.map(({ code, elementId, params }) => ({
      path: elementId === null ? '' : `/elements/${elementId}`,
      code,
      message: Object.entries(params)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(', '),
    })),
  });
};

/** @throws Problem `procedure-invalid` */
export const requireNoErrors = async (services: ApiServices, row: DraftRow): Promise<void> => {
  refuseErrors(await findingsOf(services, row));
};
