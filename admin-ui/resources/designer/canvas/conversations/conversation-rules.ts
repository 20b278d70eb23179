import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider';
import { elementOf } from '../element-of.ts';
import type { Drawn } from '../services.ts';
import { isConversationNode, isOfConversations } from './conversation-types.ts';

interface Moved {
  readonly shapes: readonly Drawn[];
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

/** Conversations stand between the pools, and their links end where the file says. */
export class ConversationRules extends RuleProvider {
  static override $inject = ['eventBus'];

  override init(): void {
    this.addRule('elements.move', priority, ({ shapes, target }: Moved) => {
      if (!shapes.some(isNode)) {
        return undefined;
      }
      return target === undefined || target === null || target.type === 'bpmn:Collaboration';
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
