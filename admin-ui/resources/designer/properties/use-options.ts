import { useMemo } from 'react';
import { text, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { roles } from '../../../../domain/permissions/roles.ts';
import { serviceNames } from '../../../../domain/procedures/service-names.ts';
import { stages } from '../../../../domain/stages.ts';
import type { MessageKey } from '../../../messages/message-key.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { shownName } from '../shown-name.ts';
import { useSurroundings, type Surroundings } from '../surroundings.ts';
import { extensionsOf } from './place.ts';
import type { OptionSource } from './property-field.ts';
import type { Subject } from './subject.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}
export type Options = (source: OptionSource) => readonly Option[];

interface Asked {
  readonly words: Words;
  readonly elements: readonly ModdleElement[];
  readonly around: Surroundings;
  readonly own: ModdleElement;
}
type Source = (asked: Asked) => readonly Option[];

const plain = (values: readonly string[]): readonly Option[] =>
  [...new Set(values)].map((value) => ({ value, label: value }));

const attributes = (elements: readonly ModdleElement[], type: string, name: string): string[] =>
  elements.flatMap((element) =>
    extensionsOf(element).flatMap((part) => (part.$type === type ? (text(part, name) ?? []) : [])),
  );

const formOf = (element: ModdleElement): string | null =>
  attributes([element], 'bh:Form', 'key')[0] ?? null;

/** Values that the engine knows, with their words. */
const fixed =
  (values: Readonly<Record<string, MessageKey>>): Source =>
  ({ words }) =>
    Object.entries(values).map(([value, key]) => ({ value, label: words.t(key) }));

const sources: { readonly [S in OptionSource]: Source } = {
  roles: ({ words }) => roles.map((role) => ({ value: role, label: words.code('role', role) })),
  stages: ({ words }) =>
    stages.map((stage) => ({ value: stage, label: words.t(`clocks.stage.${stage}`) })),
  services: () => plain(serviceNames),
  forms: ({ around }) => plain(around.forms.map(({ key }) => key)),
  clocks: ({ elements }) => plain(attributes(elements, 'bh:Limit', 'clock')),
  formFields: ({ around, own, words }) =>
    (around.forms.find(({ key }) => key === formOf(own))?.fields ?? []).map((field) => ({
      value: field.name,
      label: words.pick(field.label, field.labelEn),
    })),
  callables: ({ around }) => plain(Object.keys(around.called)),
  userTasks: ({ elements, words }) =>
    elements
      .filter(({ $type }) => $type === 'bpmn:UserTask')
      .map((task) => {
        const id = text(task, 'id') ?? '';
        return { value: id, label: shownName(task, words.english) ?? id };
      }),
  thresholds: fixed({
    warn: 'designer.option.thresholds.warn',
    due: 'designer.option.thresholds.due',
    escalate: 'designer.option.thresholds.escalate',
  }),
  outcomeKinds: fixed({
    forward: 'designer.option.outcomeKinds.forward',
    back: 'designer.option.outcomeKinds.back',
    side: 'designer.option.outcomeKinds.side',
    end: 'designer.option.outcomeKinds.end',
  }),
  clockOperations: fixed({
    extend: 'designer.option.clockOperations.extend',
    pause: 'designer.option.clockOperations.pause',
    resume: 'designer.option.clockOperations.resume',
  }),
  whileHeld: fixed({
    pause: 'designer.option.whileHeld.pause',
    run: 'designer.option.whileHeld.run',
  }),
  reentry: fixed({
    '="restart"': 'designer.option.reentry.restart',
    '="resume"': 'designer.option.reentry.resume',
  }),
  undoKinds: fixed({
    'none-needed': 'designer.option.undoKinds.none-needed',
    service: 'designer.option.undoKinds.service',
  }),
  messageReturns: fixed({ discard: 'designer.option.messageReturns.discard' }),
  orderings: fixed({
    Parallel: 'designer.option.orderings.Parallel',
    Sequential: 'designer.option.orderings.Sequential',
  }),
  gatewayTypes: fixed({
    Exclusive: 'designer.option.gatewayTypes.Exclusive',
    Parallel: 'designer.option.gatewayTypes.Parallel',
  }),
  turnBehaviors: fixed({
    None: 'designer.option.turnBehaviors.None',
    One: 'designer.option.turnBehaviors.One',
    All: 'designer.option.turnBehaviors.All',
    Complex: 'designer.option.turnBehaviors.Complex',
  }),
};

/** What may be chosen, from the centre and from the diagram itself. */
export function useOptions({ canvas, drawn }: Subject): Options {
  const words = useWords();
  const around = useSurroundings();
  const changes = canvas.changes();
  return useMemo(() => {
    const elements = canvas
      .get('elementRegistry')
      .getAll()
      .filter(({ type }) => changes >= 0 && type !== 'label')
      .map(({ businessObject }) => businessObject);
    const asked: Asked = { words, elements, around, own: drawn.businessObject };
    return (source) => sources[source](asked);
  }, [words, around, canvas, drawn, changes]);
}
