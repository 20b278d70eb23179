import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply, type Applied } from '../../bpmn/engine/interpreter.ts';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import { openTurns, type OpenTurns, type Turn } from '../../bpmn/engine/open-turns.ts';
import { turnFor } from '../../bpmn/engine/turn-places.ts';
import type { Intervention } from '../../domain/actions/intervention.ts';
import { heldTurns } from '../cases/signers.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import type { PresentCase } from '../tasks/take-back.ts';
import { instanceIn, type JudgedIntervention } from './judged-intervention.ts';
import { requireSigner, type Signer } from './require-signer.ts';

type Kind<K extends Intervention['kind']> = Extract<Intervention, { readonly kind: K }>;

/** What the engine would do. @throws Problem `signer-not-open`, `intervention-not-legal` */
const tried = ({ graph, state }: PresentCase, event: EngineEvent): Applied => {
  try {
    return apply(graph, state, event);
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    const gone = error.code === 'body-not-open' || error.code === 'turn-not-open';
    if (gone) throw new Problem('signer-not-open');
    throw new Problem('intervention-not-legal', { params: { why: error.code } });
  }
};

/** What the diagram asks of a turn is named, and nothing else. @throws Problem `validation-failed` */
const requireNamed = ({ places }: OpenTurns, who: Signer): void => {
  for (const name of ['person', 'unit'] as const) {
    if (who[name] !== null && places[name] === null)
      throw fieldProblem('validation-failed', `/${name}`, {
        code: 'unknown-field',
        message: 'is not asked for by this step',
      });
  }
  // A unit may be found by the person.
  const needsUnit = places.unit?.isItem === true && who.unit === null;
  if (who.person !== null || (places.person === null && !needsUnit)) return;
  throw fieldProblem('validation-failed', places.person === null ? '/unit' : '/person', {
    code: 'required',
    message: 'has to be named',
  });
};

/** A new signer exists, may do it, and is none yet. */
const newSigner = async (
  services: ApiServices,
  { id, graph, state }: PresentCase,
  { body, open }: { readonly body: string; readonly open: OpenTurns },
  who: Signer,
): Promise<JudgedIntervention> => {
  if (!open.places.describable)
    throw new Problem('intervention-not-legal', { params: { why: 'turn-not-described' } });
  requireNamed(open, who);
  const to = await requireSigner(services, open.places.role, who);
  if (who.person !== null && open.excluded.includes(who.person))
    throw fieldProblem('validation-failed', '/person', {
      code: 'excluded-person',
      message: 'may not take this task',
    });
  const turns = await heldTurns(services.database, id, open);
  const isSame = ({ person, unit }: Turn): boolean =>
    who.person === null
      ? who.unit !== null && person === null && unit === who.unit
      : person === who.person;
  if (turns.some(isSame)) throw new Problem('already-signer');
  const unit = open.places.unit?.isItem === true ? to.unit : who.unit;
  const given = turnFor(open.places, { person: who.person, unit });
  const event = { type: 'add-instance' as const, body: open.instance, ...given, at: 0 };
  for (const command of tried({ id, graph, state }, event).commands) {
    if (command.type === 'raise-incident')
      throw new Problem('intervention-not-legal', { params: { why: command.code } });
  }
  return { kind: 'add-signer', body, person: who.person, unit, ...given };
};

/**
 * 加签: somebody else of a step that several people do (returns.md, "one co-handler"). One who comes back is known.
 * @throws Problem `signer-not-open`, `already-signer`, `validation-failed`, `intervention-not-legal`
 */
export const judgeNewSigner = async (
  services: ApiServices,
  present: PresentCase,
  { body, person, unit, back }: Kind<'add-signer'>,
): Promise<JudgedIntervention> => {
  const instance = instanceIn(present.id, body);
  const open = openTurns(present.graph, present.state).find((one) => one.instance === instance);
  if (open === undefined) throw new Problem('signer-not-open');
  if (back === null) return newSigner(services, present, { body, open }, { person, unit });
  const turn = open.turns.find(
    (one) => one.state === 'expected' && one.instance === instanceIn(present.id, back),
  );
  if (turn === undefined) throw new Problem('signer-not-open');
  tried(present, { type: 'add-instance', body: instance, back: turn.instance, at: 0 });
  return { kind: 'add-signer', body, person: turn.person, unit: turn.unit, back };
};

/**
 * 减签: a turn is taken out that is open, expected back, or in a sequential step still to come. Not the last while nobody has signed: the step
 * would be through without a signature; who wants that withdraws the step.
 * @throws Problem `signer-not-open`, `last-signer`
 */
export const judgeRemovedSigner = async (
  { database }: ApiServices,
  present: PresentCase,
  { turn, expected }: Kind<'remove-signer'>,
): Promise<JudgedIntervention> => {
  const instance = instanceIn(present.id, turn);
  const open = openTurns(present.graph, present.state).find(({ turns }) =>
    turns.some((one) => one.instance === instance),
  );
  tried(present, { type: 'remove-instance', instance, expected, at: 0 });
  if (open === undefined) throw new Problem('signer-not-open');
  const turns = await heldTurns(database, present.id, open);
  const others = turns.filter((one) => one.instance !== instance);
  if (!expected && others.length === 0) throw new Problem('last-signer');
  const { person = null, unit = null } = turns.find((one) => one.instance === instance) ?? {};
  return { kind: 'remove-signer', turn, expected, person, unit };
};
