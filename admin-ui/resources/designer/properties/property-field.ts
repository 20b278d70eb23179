import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { Place, PartEdit } from './place.ts';
import type { PropertyKey } from './property-keys.ts';

/** Where the things come from that may be chosen. */
export type OptionSource =
  | 'roles'
  | 'stages'
  | 'services'
  | 'forms'
  | 'clocks'
  | 'thresholds'
  | 'outcomeKinds'
  | 'clockOperations'
  | 'whileHeld'
  | 'reentry'
  | 'undoKinds'
  | 'messageReturns'
  | 'userTasks'
  | 'formFields'
  | 'callables'
  | 'orderings'
  | 'gatewayTypes'
  | 'turnBehaviors';

/** Where the elements of the file come from that a property may refer to. */
export type ReferenceSource =
  | 'dataSeen'
  | 'dataTargets'
  | 'dataGiven'
  | 'dataTaken'
  | 'dataObjects'
  | 'turnLists'
  | 'turnResults'
  | 'messageFlows'
  | 'correlationKeys'
  | 'correlationProperties';

/** How a property is written. */
export type Input =
  | { readonly kind: 'text' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'number' }
  | { readonly kind: 'limit' }
  /** FEEL behind an equals sign, checked while it is typed. */
  | { readonly kind: 'feel'; readonly lines?: true }
  /** FEEL behind an equals sign, or the text itself. */
  | { readonly kind: 'feel-or-text'; readonly example: string }
  | { readonly kind: 'choice'; readonly from: OptionSource }
  /** One of the known, or another that is typed. */
  | { readonly kind: 'suggested'; readonly from: OptionSource }
  /** Several, written with blanks between them. */
  | { readonly kind: 'words'; readonly from: OptionSource }
  /** True or false; `unset` is what it is when nothing is written. */
  | { readonly kind: 'flag'; readonly unset: boolean }
  /** An attribute that is written as text `true`. */
  | { readonly kind: 'text-flag' }
  /** The part is there or not. */
  | { readonly kind: 'presence'; readonly type: string }
  /** A message, signal, error or escalation of the file, by its name or code. */
  | { readonly kind: 'root'; readonly type: string; readonly identity: string }
  /** An element of the file, or several; the end that is drawn is moved on the canvas. */
  | { readonly kind: 'reference'; readonly to: ReferenceSource; readonly many?: true }
  /** The id of data, which is the name of its variable; `optional` data is there when it has one. */
  | { readonly kind: 'variable'; readonly optional?: true }
  /** Whether an input or output may be missing. */
  | { readonly kind: 'optional-data' }
  /** An activity of the diagram. */
  | { readonly kind: 'activity' }
  /** Whether a flow is the default of its source. */
  | { readonly kind: 'default-flow' }
  /** Once, in a loop, or several at once or one after the other. */
  | { readonly kind: 'repeat' };

export interface PropertyField {
  readonly key: PropertyKey;
  readonly at: Place;
  readonly property: string;
  readonly input: Input;
  readonly required?: true;
  /** What is not set here holds as the lane around it says. */
  readonly inherits?: 'lane';
  /** A role: who holds it now is said below. */
  readonly holders?: true;
}

/** A property of an item, placed from the item. */
export type PropertyColumn = Omit<PropertyField, 'at'> & { readonly at?: Place };

/** What else changes with the items of a list, in the same step of undo. */
export interface ListUpkeep {
  readonly added: (change: PartEdit, item: ModdleElement) => void;
  readonly removed: (change: PartEdit, item: ModdleElement) => void;
}

/** A list of parts of one type, each with its own properties. */
export interface PropertyList {
  readonly key: PropertyKey;
  /** Whose extensions it stands among, when they are not the element's own. */
  readonly of?: Place;
  /** Where the list stands; among the extensions when absent. */
  readonly within?: { readonly at: Place; readonly property: string };
  readonly type: string;
  readonly columns: readonly PropertyColumn[];
  /** Lists inside an item. */
  readonly lists?: readonly PropertyList[];
  /** What a new one begins with. */
  readonly fresh:
    | Readonly<Record<string, string>>
    | ((owner: ModdleElement) => Readonly<Record<string, unknown>>);
  /** What the modeler writes for itself is not shown. */
  readonly hides?: (item: ModdleElement) => boolean;
  readonly upkeep?: ListUpkeep;
}

export type PropertyTab =
  | 'basic'
  | 'work'
  | 'limit'
  | 'form'
  | 'outcomes'
  | 'event'
  | 'data'
  | 'correlation'
  | 'repeat'
  | 'returns';

/** Fields that belong together, of the elements that have them. */
export interface PropertySection {
  readonly tab: PropertyTab;
  readonly fits: (element: ModdleElement) => boolean;
  readonly fields?: readonly PropertyField[];
  readonly lists?: readonly PropertyList[];
  /** What stands above the fields, or why there are none: `designer.panel.<note>`. */
  readonly note?: 'needsPool' | 'turnsByData' | 'conversation';
}
