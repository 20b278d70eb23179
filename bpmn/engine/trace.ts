import type { CaseState, Instance } from './state.ts';

/**
 * One line for each transition between two states of a case, in order of instances:
 * `B#4 active`, `A#3 active -> completed`, `J#6 holds f1 f2`.
 */
export function trace(before: CaseState, after: CaseState): readonly string[] {
  const known = new Map(before.instances.map((instance) => [instance.id, instance]));
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
  const undo = undoOf(instance);
  if (undo !== '' && undo !== undoOf(old)) lines.push(`${name} undo ${undo}`);
  const held = holds(instance);
  if (instance.state === 'active' && held !== '' && held !== holds(old))
    lines.push(`${name} holds ${held}`);
  if (instance.incident !== undefined && old?.incident?.code !== instance.incident.code) {
    lines.push(`${name} incident ${instance.incident.code}`);
  }
  return lines;
}

function undoOf(instance: Instance | undefined): string {
  return instance?.undo?.state ?? '';
}

function holds(instance: Instance | undefined): string {
  return (instance?.tokens ?? [])
    .map((token) => token.flow)
    .toSorted()
    .join(' ');
}
