import type { BpmnElement } from '../../model/element.ts';
import type { KeyRule } from '../../model/event-definition.ts';
import type { Procedure } from '../../model/procedure.ts';
import { keyOf } from '../correlation.ts';
import type { ConversationKey } from '../state.ts';
import type { Step } from '../step.ts';
import { triggersOf } from '../triggers.ts';
import type { Level } from './level.ts';

/** A key has the name that the other version has for the key of the same messages; where those have several, each has its value. */
export function movedKeys(
  step: Step,
  levels: readonly Level[],
  to: Procedure,
): readonly ConversationKey[] {
  if (step.draft.keys.length === 0) return step.draft.keys;
  const names = new Map<string, Set<string>>();
  for (const level of levels) noteNames(names, level, step.procedure, to);
  return step.draft.keys.flatMap((known) =>
    [...(names.get(known.key) ?? [known.key])].map((key) => Object.assign({}, known, { key })),
  );
}

function noteNames(
  names: Map<string, Set<string>>,
  { id, calledNow, plan }: Level,
  from: Procedure,
  to: Procedure,
): void {
  const before = id === null ? from : from.called[id];
  const after = id === null ? to : to.called[calledNow ?? ''];
  if (before === undefined || after === undefined) return;
  for (const [old, now] of Object.entries(plan.elements)) {
    const keys = keysOf(after.elements[now]);
    for (const [index, key] of keysOf(before.elements[old]).entries()) {
      const other = keys[index];
      if (key === undefined || other === undefined) continue;
      const name = keyOf(before, key);
      names.set(name, (names.get(name) ?? new Set<string>()).add(keyOf(after, other)));
    }
  }
}

/** The key of each message that an element sends or waits for, in order. */
function keysOf(element: BpmnElement | undefined): readonly (KeyRule | undefined)[] {
  if (element === undefined) return [];
  if ('message' in element) return [element.message?.key];
  return triggersOf(element).map(([, trigger]) =>
    trigger.type === 'message' ? trigger.message.key : undefined,
  );
}
