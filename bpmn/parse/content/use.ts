/** Why something may be in a diagram although no token ever meets it. */
export const reasons = {
  words: 'words for the reader',
  drawing: 'how it is drawn; nothing moves by it',
  grouping: 'groups elements for the reader',
  data: 'stores and states of data drawn for the reader: a case has none of either, and what would move data into a store is refused',
  type: 'declares a data type; values carry their own',
  hook: 'a hook to which BPMN 2.0.2 gives no content (10.10, 10.11); extensions in it are refused',
  contract: 'what partners may ask of each other; what is sent is said by messages',
  flows: 'the flows themselves say it',
  asIs: 'says what is the case anyway',
} as const;
export type Reason = keyof typeof reasons;

/**
 * What becomes of a property that is written in a diagram:
 * `read` by the transformations, a value or a reference;
 * `contents`: elements, each judged by its own type;
 * `part`: elements without a life of their own; what is wrong in them is said of their owner;
 * `extensions`: `bh:` elements, whose places `Extensions` knows;
 * or taken whole without effect, for a reason, where `only` is given with these values alone.
 */
export type Use =
  | 'read'
  | 'contents'
  | 'part'
  | 'extensions'
  | { readonly why: Reason; readonly only?: readonly unknown[] };

/** Properties of one type by name; whatever else is written is refused. */
export type Uses = Readonly<Record<string, Use>>;

export const taken = (why: Reason): Use => ({ why });
/** Only with what is the case anyway: defaults that some modelers write out. */
export const only = (...values: readonly unknown[]): Use => ({ why: 'asIs', only: values });
