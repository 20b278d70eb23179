declare module 'bpmn-js-differ' {
  /** Changes by the ids of elements. */
  export function diff(
    old: unknown,
    fresh: unknown,
  ): {
    readonly _added: Readonly<Record<string, unknown>>;
    readonly _removed: Readonly<Record<string, unknown>>;
    readonly _changed: Readonly<Record<string, unknown>>;
    readonly _layoutChanged: Readonly<Record<string, unknown>>;
  };
}
