import type { CaseState, Instance } from './state.ts';

/**
 * One line for each transition between two states of a case, in order of instances:
 * `B#4 active`, `A#3 active -> completed`, `J#6 holds f1 f2`.
 */
export function trace(before: CaseState, after: CaseState): readonly string[] {
  const known = new Map(before.instances.all.map((instance) => [instance.id, instance]));
  const lines: string[] = [];
  for (const instance of after.instances) {
    const old = known.get(instance.id);
    if (old === instance) continue;
    lines.push(...changes(old, instance));
  }
  return lines;
}

function changes(old: Instance | undefined, instance: Instance): string[] {
  const name = `${instance.element}#${instance.id}`;
  const lines: string[] = [];
  if (old === undefined) lines.push(`${name} ${instance.state}`);
  else if (old.state !== instance.state) lines.push(`${name} ${old.state} -> ${instance.state}`);
  for (const tell of told) {
    const text = tell(instance);
    if (text !== '' && (old === undefined || tell(old) !== text)) lines.push(`${name} ${text}`);
  }
  return lines;
}

const told: readonly ((instance: Instance) => string)[] = [
  ({ undo }) => (undo === undefined ? '' : `undo ${undo.state}`),
  ({ heldFor }) => (heldFor === undefined ? '' : `waits for ${heldFor}`),
  holds,
  ({ incident }) => (incident === undefined ? '' : `incident ${incident.code}`),
];

function holds({ state, tokens = [] }: Instance): string {
  if (state !== 'active' || tokens.length === 0) return '';
  const flows = tokens.map((token) => token.flow).toSorted();
  return `holds ${flows.join(' ')}`;
}
