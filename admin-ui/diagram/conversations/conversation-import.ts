import { child, children, type ModdleElement } from '../../../bpmn/parse/moddle-element.ts';
import { listOf } from './conversation-types.ts';

/** The services of viewer and modeler that are used here, as far as they are. */
interface Drawn {
  readonly businessObject?: unknown;
}
interface Importer {
  readonly add: (element: ModdleElement, drawing: ModdleElement, parent: Drawn) => unknown;
}
interface Registry {
  get(id: string): Drawn | undefined;
  getAll(): readonly Drawn[];
}
interface EventBus {
  on(event: string, listener: (event: never) => void): void;
}

/** Nodes first, because links end at them. */
const conversationsOf = (collaboration: ModdleElement): readonly ModdleElement[] => [
  ...children(collaboration, 'conversations'),
  ...children(collaboration, 'conversationLinks'),
];

/** Draws the conversations of a file: viewer and modeler read them and show none. */
export class ConversationImport {
  static $inject = ['eventBus', 'bpmnImporter', 'elementRegistry'];

  constructor(eventBus: EventBus, importer: Importer, registry: Registry) {
    let read: ModdleElement | null = null;
    eventBus.on(
      'import.render.start',
      ({ definitions }: { readonly definitions: ModdleElement }) => {
        read = definitions;
      },
    );
    eventBus.on('import.render.complete', () => {
      const planes = (read === null ? [] : children(read, 'diagrams')).flatMap(
        (diagram) => child(diagram, 'plane') ?? [],
      );
      for (const plane of planes) {
        this.#draw(plane, importer, registry);
      }
    });
  }

  #draw(plane: ModdleElement, importer: Importer, registry: Registry): void {
    const collaboration = child(plane, 'bpmnElement');
    const root = registry.getAll().find(({ businessObject }) => businessObject === collaboration);
    if (collaboration === null || root === undefined) {
      return;
    }
    const drawings = children(plane, 'planeElement');
    for (const element of conversationsOf(collaboration)) {
      const drawing = drawings.find((one) => child(one, 'bpmnElement') === element);
      const ends = ['sourceRef', 'targetRef'].map((end) =>
        registry.get(String(child(element, end)?.['id'])),
      );
      const isWhole = listOf(element) === 'conversations' || ends.every((end) => end !== undefined);
      if (drawing !== undefined && isWhole) {
        importer.add(element, drawing, root);
      }
    }
  }
}
