import {
  child,
  children,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import type { Services } from './services.ts';

const placeholderName = '__targetRef_placeholder';

/** What modelers write as the target of an arrow from data to an activity that names no input of it. */
export const isPlaceholder = (element: ModdleElement): boolean =>
  element.$type === 'bpmn:Property' && text(element, 'name') === placeholderName;

/** The properties of an activity without the placeholders that no arrow to it has. */
export function tidied(owner: ModdleElement): readonly ModdleElement[] {
  const targets = new Set(
    children(owner, 'dataInputAssociations').map((one) => child(one, 'targetRef')),
  );
  return children(owner, 'properties').filter(
    (property) => !isPlaceholder(property) || targets.has(property),
  );
}

interface Factory {
  readonly create: (type: string, properties: object) => Writable;
}
type Writable = ModdleElement & { $parent?: unknown; properties?: unknown; targetRef?: unknown };

interface End {
  readonly businessObject: Writable;
}
interface Connected {
  readonly context: {
    readonly connection: End & { readonly target?: End | null };
    readonly target?: End;
    readonly oldTarget?: End;
    readonly newTarget?: End;
  };
}

const isOwner = (owner: ModdleElement, data: ModdleElement): boolean => {
  const parent = child(data, '$parent');
  return parent === owner || (parent !== null && child(owner, 'ioSpecification') === parent);
};

/**
 * Which input of an activity an arrow fills. The modeler's own behavior of this name puts a placeholder there each
 * time that the arrow is moved; here an input that somebody chose stays, also over undo.
 */
export class DataTargets {
  static $inject = ['eventBus', 'bpmnFactory'];
  readonly #factory: Factory;
  readonly #chosen = new WeakMap<ModdleElement, Map<ModdleElement, ModdleElement>>();

  constructor(eventBus: Services['eventBus'], bpmnFactory: Factory) {
    this.#factory = bpmnFactory;
    const phases = ['create', 'delete', 'move', 'reconnect'].flatMap((command) =>
      ['executed', 'reverted'].map((phase) => `commandStack.connection.${command}.${phase}`),
    );
    eventBus.on(phases, (event: Connected) => {
      if (event.context.connection.businessObject.$type === 'bpmn:DataInputAssociation') {
        this.#settle(event);
      }
    });
  }

  #settle({ context }: Connected): void {
    const { businessObject: arrow, target } = context.connection;
    const owners = [target, context.target, context.oldTarget, context.newTarget].flatMap(
      (end) => end?.businessObject ?? [],
    );
    const known = this.#remembered(arrow, owners);
    const owner = target?.businessObject ?? null;
    if (owner !== null) {
      arrow.targetRef =
        known.get(owner) ?? this.#factory.create('bpmn:Property', { name: placeholderName });
    }
    for (const each of owners) {
      settlePlaceholders(each, each === owner ? arrow : null, arrow);
    }
  }

  /** What the arrow has filled of each activity that it has led to. */
  #remembered(
    arrow: ModdleElement,
    owners: readonly ModdleElement[],
  ): Map<ModdleElement, ModdleElement> {
    const known = this.#chosen.get(arrow) ?? new Map<ModdleElement, ModdleElement>();
    this.#chosen.set(arrow, known);
    const before = child(arrow, 'targetRef');
    const owner = before === null ? undefined : owners.find((each) => isOwner(each, before));
    if (before !== null && owner !== undefined) {
      known.set(owner, before);
    }
    return known;
  }
}

/** An activity has just those placeholders that arrows to it have. */
function settlePlaceholders(
  owner: Writable,
  arrives: ModdleElement | null,
  moved: ModdleElement,
): void {
  const arrows = children(owner, 'dataInputAssociations').filter((one) => one !== moved);
  const targets = (arrives === null ? arrows : [...arrows, arrives]).flatMap((arrow) => {
    const target = child(arrow, 'targetRef');
    return target !== null && isPlaceholder(target) ? [target] : [];
  });
  const own = children(owner, 'properties').filter((property) => !isPlaceholder(property));
  const wanted = [...own, ...new Set(targets)];
  for (const data of targets) {
    Object.assign(data, { $parent: owner });
  }
  owner.properties = wanted;
}
