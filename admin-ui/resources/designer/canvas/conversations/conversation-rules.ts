import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider';
import {
  isConversationNode,
  isOfConversations,
} from '../../../../diagram/conversations/conversation-types.ts';
import { elementOf } from '../../../../diagram/element-of.ts';
import type { Drawn } from '../services.ts';

interface Moved {
  readonly shapes: readonly Drawn[];
  readonly target?: Drawn | null;
}

interface Created {
  readonly shape: Drawn;
  readonly target?: Drawn | null;
}

interface Connected {
  readonly source: Drawn;
  readonly target?: Drawn | null;
}

interface Deleted {
  elements: readonly Drawn[];
}

/** What goes too: without a pool there is no collaboration left that could have them. */
function goneWith(elements: readonly Drawn[]): readonly Drawn[] {
  const root = elements.find(isPool)?.parent;
  const left = (root?.children ?? []).filter((drawn) => !elements.includes(drawn));
  return root === undefined || left.some(isPool) ? [] : left.filter(isNode);
}

/** Ahead of the modeler's own, which know nothing of it. */
const priority = 1500;

const isNode = (drawn: Drawn): boolean => {
  const element = elementOf(drawn);
  return element !== null && isConversationNode(element);
};

const isPool = ({ type }: Drawn): boolean => type === 'bpmn:Participant';

const isPlane = (target: Drawn | null | undefined): boolean =>
  target === undefined || target === null || target.type === 'bpmn:Collaboration';

/** Conversations stand between the pools that they link; a link that is drawn ends where it does. */
export class ConversationRules extends RuleProvider {
  static override $inject = ['eventBus'];

  override init(): void {
    this.addRule('elements.move', priority, ({ shapes, target }: Moved) => {
      if (!shapes.some(isNode)) {
        return undefined;
      }
      return isPlane(target);
    });
    this.addRule('shape.create', priority, ({ shape, target }: Created) =>
      isNode(shape) ? isPlane(target) : undefined,
    );
    this.addRule('connection.create', priority, ({ source, target }: Connected) => {
      if (target === undefined || target === null || !(isNode(source) || isNode(target))) {
        return undefined;
      }
      return isPool(source) || isPool(target) ? { type: 'bpmn:ConversationLink' } : false;
    });
    this.preExecute(
      'elements.delete',
      (context: Deleted) => {
        context.elements = context.elements.concat(goneWith(context.elements));
      },
      true,
    );
    this.addRule(
      'connection.reconnect',
      priority,
      ({ connection }: { readonly connection: Drawn }) => {
        const element = elementOf(connection);
        return element !== null && isOfConversations(element) ? false : undefined;
      },
    );
  }
}
