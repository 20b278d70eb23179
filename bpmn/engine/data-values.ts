import type { DataAssociation } from '../model/data.ts';
import { isJsonObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Failure } from './failures.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/** Data is available when it has a value. */
export const areThere = (names: readonly string[], seen: JsonObject): boolean =>
  names.every((name) => (seen[name] ?? null) !== null);

type Valued =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly failure: Failure };

/** The value of a target after all that an association says, seen from an instance. */
export function targetValue(
  step: Step,
  instance: Instance,
  { target, moves }: DataAssociation,
  outcome = instance.outcome,
): Valued {
  let value = step.variablesOf(instance)[target] ?? null;
  for (const { value: source, path } of moves) {
    const result = step.evaluate(instance, source, outcome);
    if (!result.ok)
      return { ok: false, failure: { code: 'expression-failed', message: result.message } };
    const changed = withPart(value, path, result.value);
    if (changed === undefined)
      return {
        ok: false,
        failure: {
          code: 'data-not-context',
          message: `Expected a context at ${[target, ...path].join('.')}, but got another value`,
        },
      };
    value = changed;
  }
  return { ok: true, value };
}

/** Undefined where an entry would have to stand in what is no context. */
function withPart(whole: Json, path: readonly string[], part: Json): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return part;
  const around = whole ?? {};
  if (!isJsonObject(around)) return undefined;
  const inner = withPart(around[name] ?? null, rest, part);
  return inner === undefined ? undefined : { ...around, [name]: inner };
}
