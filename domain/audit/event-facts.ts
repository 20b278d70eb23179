/** One thing that an event of the security log says; with `before`, what it was changed from. */
export interface EventFact {
  readonly name: string;
  readonly value: unknown;
  /** Missing where nothing was changed, or nobody noted from what. */
  readonly before?: unknown;
}

const suffix = '_before';

/**
 * The parameters of an event as facts, in their order: `name` with `name_before` is one change, and `before` of the
 * catalogue and the calendar is the version before.
 */
export const eventFacts = (params: Readonly<Record<string, unknown>>): readonly EventFact[] =>
  Object.entries(params)
    .filter(
      ([name]) =>
        !(name.endsWith(suffix) && Object.hasOwn(params, name.slice(0, -suffix.length))) &&
        !(name === 'before' && Object.hasOwn(params, 'version')),
    )
    .map(([name, value]) => {
      if (Object.hasOwn(params, name + suffix))
        return { name, value, before: params[name + suffix] };
      if (name === 'version' && Object.hasOwn(params, 'before'))
        return { name, value, before: params['before'] };
      return { name, value };
    });
