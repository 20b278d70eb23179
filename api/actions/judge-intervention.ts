import type { Json, JsonObject } from '../../bpmn/model/json.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import { judgeJump } from '../../bpmn/simulate/judge-jump.ts';
import type { Intervention } from '../../domain/actions/intervention.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import type { PresentCase } from '../tasks/take-back.ts';
import { jumpOf, type JudgedIntervention } from './judged-intervention.ts';
import { judgeNewSigner, judgeRemovedSigner } from './judge-signers.ts';

/** It came as JSON. */
const asJson = (variables: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed from the body or from the ledger
    Object.entries(variables).map(([name, value]) => [name, value as Json]),
  );

const requireWayToEnd = (
  { id, graph, state }: PresentCase,
  intervention: Extract<Intervention, { readonly kind: 'jump' | 'cancel-scope' }>,
): void => {
  const jump = jumpOf(id, intervention);
  if (jump === null) return;
  const judgement = judgeJump(graph, state, jump);
  if (judgement.kind === 'legal') return;
  const element = 'element' in judgement ? judgement.element : null;
  throw new Problem('intervention-not-legal', { params: { why: judgement.kind, element } });
};

const requireTaken = (work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    if (error instanceof EngineRefusal)
      throw new Problem('intervention-not-legal', { params: { why: 'refused', element: null } });
    throw error;
  }
};

type Judges = {
  readonly [K in Intervention['kind']]: (
    services: ApiServices,
    present: PresentCase,
    intervention: Extract<Intervention, { readonly kind: K }>,
  ) => JudgedIntervention | Promise<JudgedIntervention>;
};

const judges: Judges = {
  'set-variables': (_services, { graph, state }, intervention) => {
    const variables = asJson(intervention.variables);
    requireTaken(() => apply(graph, state, { type: 'set-variables', variables, at: 0 }));
    return { kind: intervention.kind, variables };
  },
  jump: (_services, present, intervention) => {
    requireWayToEnd(present, intervention);
    return intervention;
  },
  'cancel-scope': (_services, present, intervention) => {
    requireWayToEnd(present, intervention);
    return intervention;
  },
  'add-signer': judgeNewSigner,
  'remove-signer': judgeRemovedSigner,
};

/**
 * Only what leaves the case a way to its end may be done (returns.md, jump), and only who may sign is added.
 * @throws Problem `intervention-not-legal`, `signer-not-open`, `already-signer`, `last-signer`, `validation-failed`
 */
export const judgeIntervention = async <K extends Intervention['kind']>(
  services: ApiServices,
  present: PresentCase,
  intervention: Extract<Intervention, { readonly kind: K }>,
): Promise<JudgedIntervention> => {
  const kind: K = intervention.kind;
  return judges[kind](services, present, intervention);
};
