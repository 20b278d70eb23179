import type { ElementData } from './data.ts';
import type { BpmnElement } from './element.ts';
import type { FeelSource } from './element-properties.ts';
import type { MessageRule, Thrown, TimerRule, Trigger, UndoRule } from './event-definition.ts';
import type { LoopRule } from './loop.ts';

/** FEEL texts, each with what it says: the part before the dot, behind it the name of an entry. */
export type Named = readonly (readonly [where: string, source: FeelSource])[];

function given(where: string, source: FeelSource | null | undefined): Named {
  return source === null || source === undefined ? [] : [[where, source]];
}

function entries(where: string, map: Readonly<Record<string, FeelSource>> | null): Named {
  return Object.entries(map ?? {}).map(([name, source]) => [`${where}.${name}`, source]);
}

function ofActivity(element: BpmnElement): Named {
  return [
    ...('assignment' in element
      ? [...given('unit', element.assignment.unit), ...given('person', element.assignment.person)]
      : []),
    ...('limit' in element && element.limit !== null
      ? [...given('limit', element.limit.limit), ...given('reentry', element.limit.reentry)]
      : []),
    ...('script' in element ? given('script', element.script) : []),
    ...('clockOperation' in element ? given('clockOperation', element.clockOperation?.limit) : []),
    ...('decision' in element ? entries('input', element.decision?.inputs ?? null) : []),
    ...('inputs' in element
      ? [...entries('input', element.inputs), ...entries('output', element.outputs)]
      : []),
  ];
}

function ofData({ data }: { readonly data?: ElementData }): Named {
  return [...(data?.incoming ?? []), ...(data?.outgoing ?? [])].flatMap(({ moves }) =>
    moves.flatMap(({ value }) => given('dataAssociation', value)),
  );
}

function ofLoop({ loop }: { readonly loop?: LoopRule }): Named {
  if (loop === undefined) return [];
  if (loop.kind === 'standard') return given('loopCondition', loop.condition);
  return [
    ...given('loopCardinality', loop.cardinality),
    ...given('collection', loop.collection),
    ...given('completionCondition', loop.completion),
    ...given('turnOutput', loop.output?.value),
    ...(loop.reports?.when === 'condition'
      ? loop.reports.rules.flatMap(({ condition }) => given('complexBehavior', condition))
      : []),
  ];
}

function ofUndo(undo: UndoRule | null): Named {
  return typeof undo === 'object' && undo !== null ? entries('undo', undo.service.inputs) : [];
}

function ofTrigger(trigger: Trigger): Named {
  if (trigger.type === 'condition') return given('condition', trigger.condition);
  if (trigger.type === 'message') return ofMessage(trigger.message);
  return trigger.type === 'timer' ? ofTimer(trigger.timer) : [];
}

function ofMessage({ correlation, key, payload }: MessageRule): Named {
  return [
    ...given('correlation', correlation),
    ...entries('messagePath', key?.properties ?? null),
    ...entries('dataPath', key?.bindings ?? null),
    ...entries('input', payload ?? null),
  ];
}

function ofTimer(timer: TimerRule): Named {
  return timer.kind !== 'clock' && 'expression' in timer.value
    ? given('timer', timer.value.expression)
    : [];
}

/** Every FEEL text of an element, those of its flows left out. */
export function expressionsOf(element: BpmnElement): Named {
  return [
    ...('loop' in element ? ofLoop(element) : []),
    ...('data' in element ? ofData(element) : []),
    ...ofActivity(element),
    ...('service' in element && element.service !== null
      ? entries('input', element.service.inputs)
      : []),
    ...('undo' in element ? ofUndo(element.undo) : []),
    ...('completion' in element ? given('completionCondition', element.completion) : []),
    ...('activation' in element ? given('activationCondition', element.activation) : []),
    ...ofEvent(element),
  ];
}

function ofEvent(element: BpmnElement): Named {
  return [
    ...('triggers' in element ? element.triggers.flatMap(ofTrigger) : []),
    ...('condition' in element ? given('condition', element.condition) : []),
    ...('message' in element && element.message !== null ? ofMessage(element.message) : []),
    ...('throws' in element ? element.throws.flatMap(ofThrown) : []),
    ...('timer' in element ? ofTimer(element.timer) : []),
  ];
}

function ofThrown(thrown: Thrown): Named {
  return thrown.type === 'message' ? ofMessage(thrown.message) : [];
}
