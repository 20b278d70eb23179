import { expressionError } from '../../expressions/evaluate.ts';
import type { ElementData } from '../../model/data.ts';
import type { BpmnElement } from '../../model/element.ts';
import type {
  MessageRule,
  Thrown,
  TimerRule,
  Trigger,
  UndoRule,
} from '../../model/event-definition.ts';
import type { FeelSource } from '../../model/element-properties.ts';
import type { Finding } from '../../model/finding.ts';
import type { LoopRule } from '../../model/loop.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

type Named = readonly (readonly [where: string, source: FeelSource])[];

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

function expressionsOf(element: BpmnElement): Named {
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

function check(id: string, found: Named): readonly Finding[] {
  return found.flatMap(([where, source]) => {
    const error = expressionError(source);
    return error === null ? [] : [errorAt('expression-invalid', id, { where, error })];
  });
}

/** Every FEEL text of the diagram can be parsed (DMN 1.3, 10.3). */
export const expressionParses: Rule = (procedure) => [
  ...Object.values(procedure.elements).flatMap((element) =>
    check(element.id, expressionsOf(element)),
  ),
  ...Object.values(procedure.flows).flatMap((flow) =>
    check(flow.id, given('condition', flow.condition)),
  ),
];
