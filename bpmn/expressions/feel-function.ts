import { evaluate as evaluateFeel, FeelFunction } from 'feelin';

/** A function of `feelin`, without the warnings that it would collect; made when it is first called. */
export function functionOf(body: string, parameters: readonly string[]): FeelFunction {
  let made: ReturnType<typeof madeOf> | null = null;
  return new FeelFunction(
    (...args: readonly unknown[]) => {
      made ??= madeOf(body, parameters);
      made.warnings.length = 0;
      return made.value.invoke(args) as unknown;
    },
    [...parameters],
  );
}

function madeOf(
  body: string,
  parameters: readonly string[],
): { readonly value: FeelFunction; readonly warnings: unknown[] } {
  const { value, warnings } = evaluateFeel(`function(${parameters.join(', ')}) ${body}`, {});
  if (value instanceof FeelFunction) return { value, warnings };
  throw new TypeError(`Expected ${body} to be a function body`);
}
