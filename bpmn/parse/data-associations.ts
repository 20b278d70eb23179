import type { DataAssociation, DataMove } from '../model/data.ts';
import { dataElement } from './data-elements.ts';
import { expressionText, feelIn } from './event-definitions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { feelOf } from './texts.ts';

interface Given {
  /** Its owner. */
  readonly activity: ModdleElement;
  readonly side: 'dataInputAssociations' | 'dataOutputAssociations';
  readonly findings: Findings;
}

/**
 * A data association (BPMN 2.0.2, 10.4.1.3 and table 10.64): a transformation, or assignments, or the only source as
 * it is. Null, with a finding, for what would not move as drawn.
 */
export function dataAssociation(association: ModdleElement, given: Given): DataAssociation | null {
  const { activity, side, findings } = given;
  const reading = { user: activity, findings };
  const sources = children(association, 'sourceRef').map((source) => dataElement(source, reading));
  const referred = child(association, 'targetRef');
  if (referred === null) {
    findings.add('data-target-required', idOf(activity));
    return null;
  }
  const target = dataElement(referred, reading);
  if (target === null || sources.includes(null)) return null;
  const known = sources.filter((source) => source !== null);
  const inner = side === 'dataInputAssociations' ? [target] : known;
  for (const { name, owner } of inner)
    if (owner !== activity) findings.add('data-not-own', idOf(activity), { data: name });
  const names = known.map(({ name }) => name);
  return {
    sources: names,
    target: target.name,
    moves: movesOf(association, { ...given, sources: names, target: target.name }),
  };
}

interface Ends extends Given {
  readonly sources: readonly string[];
  readonly target: string;
}

function movesOf(association: ModdleElement, ends: Ends): readonly DataMove[] {
  const { activity, findings, sources } = ends;
  const about = { id: idOf(activity), findings };
  const transformation = feelIn(association, 'transformation', about);
  const assignments = children(association, 'assignment');
  const [source] = sources;
  const ways = (transformation === null ? 0 : 1) + (assignments.length === 0 ? 0 : 1);
  if (ways > 1 || (ways === 0 && (source === undefined || sources.length > 1)))
    findings.add('data-association-unclear', idOf(activity), { sources: sources.length });
  if (transformation !== null) return [{ value: transformation, path: [] }];
  if (assignments.length > 0) return assignments.map((one) => assignment(one, ends));
  return source === undefined ? [] : [{ value: source, path: [] }];
}

/** `to` is the target, or entries in it, as a path of names: `= order.address.city`. */
function assignment(one: ModdleElement, { activity, findings, target }: Ends): DataMove {
  const id = idOf(activity);
  const to = child(one, 'to');
  const written = to === null ? '' : expressionText(to, id, findings);
  const [first, ...path] = (feelOf(written) ?? '').split('.').map((name) => name.trim());
  if (first !== target || path.includes(''))
    findings.add('assignment-target', id, { to: written.slice(0, 80), target });
  const from = feelIn(one, 'from', { id, findings });
  if (from === null) findings.add('expression-expected', id, { where: 'from', text: '' });
  return { value: from ?? 'null', path };
}
