/** DMN 1.3, 7.3.2. Exactly one of the shapes below, and whether it is a list of them. */
export interface ItemDefinition {
  readonly name: string;
  readonly isCollection: boolean;
  readonly shape: ItemShape;
  /** Unary tests that a value, in a collection every item, has to pass. */
  readonly allowedValues: string | null;
}

export type ItemShape =
  /** Another type by name. */
  | { readonly kind: 'reference'; readonly type: string }
  /** A context with these entries. */
  | { readonly kind: 'components'; readonly components: readonly ItemDefinition[] }
  /** A function. */
  | { readonly kind: 'function'; readonly result: string | null };
