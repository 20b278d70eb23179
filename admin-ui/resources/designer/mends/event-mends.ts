import {
  children,
  isModdleElement,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import { extensionsOf, removeExtensions } from '../properties/place.ts';
import { rootNamed } from '../properties/roots.ts';
import { business, type Mend, type Scene } from './mend.ts';

const definitionIn = (scene: Scene, kind: string): ModdleElement | undefined =>
  children(business(scene), 'eventDefinitions').find(
    ({ $type }) => $type === `bpmn:${kind}EventDefinition`,
  );

const times = ['timeDate', 'timeDuration', 'timeCycle'] as const;

/** Exactly one time: an hour. */
export const setTimer: Mend = {
  word: 'setTimer',
  fits: (scene) => definitionIn(scene, 'Timer') !== undefined,
  apply: (scene, edit) => {
    const definition = definitionIn(scene, 'Timer');
    if (definition === undefined) {
      return;
    }
    const body = edit.make('bpmn:FormalExpression', definition, { body: 'PT1H' });
    const cleared = Object.fromEntries(times.map((time) => [time, undefined]));
    removeClock(scene, definition, edit);
    edit.part(scene.drawn, definition, { ...cleared, timeDuration: body });
  },
};

function removeClock(
  { drawn }: Scene,
  definition: ModdleElement,
  edit: Parameters<Mend['apply']>[1],
): void {
  const clocks = extensionsOf(definition).filter(({ $type }) => $type === 'bh:Clock');
  removeExtensions({ edit, drawn }, definition, clocks);
}

interface Reference {
  readonly kind: string;
  readonly type: string;
  readonly property: string;
  readonly identity: string;
}
const references: readonly Reference[] = [
  { kind: 'Message', type: 'bpmn:Message', property: 'messageRef', identity: 'name' },
  { kind: 'Signal', type: 'bpmn:Signal', property: 'signalRef', identity: 'name' },
  { kind: 'Error', type: 'bpmn:Error', property: 'errorRef', identity: 'errorCode' },
  {
    kind: 'Escalation',
    type: 'bpmn:Escalation',
    property: 'escalationRef',
    identity: 'escalationCode',
  },
];

/** Where a message, signal or code is missing: the definition, or the task itself. */
function nameless(scene: Scene): readonly [Reference, ModdleElement] | null {
  for (const reference of references) {
    const definition = definitionIn(scene, reference.kind);
    const owner = definition ?? (reference.kind === 'Message' ? business(scene) : undefined);
    const current = owner?.[reference.property];
    const isNamed = isModdleElement(current) && text(current, reference.identity) !== null;
    const isPlace = definition !== undefined || /(?:Send|Receive)Task$/u.test(scene.drawn.type);
    if (owner !== undefined && isPlace && !isNamed) {
      return [reference, owner];
    }
  }
  return null;
}
export const nameMessage: Mend = {
  word: 'nameMessage',
  fits: (scene) => nameless(scene) !== null,
  apply: (scene, edit) => {
    const found = nameless(scene);
    if (found === null) {
      return;
    }
    const [{ type, property, identity }, owner] = found;
    const { drawn } = scene;
    const root = rootNamed({ edit, drawn }, type, { identity, value: drawn.id });
    if (owner === drawn.businessObject) {
      edit.own(drawn, { [property]: root });
    } else {
      edit.part(drawn, owner, { [property]: root });
    }
  },
};
