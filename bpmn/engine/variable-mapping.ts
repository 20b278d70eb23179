import type { Evaluation } from '../expressions/evaluation.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Failure } from './failures.ts';

/** Variables for the other side of a call, or why there are none. */
export type Mapped =
  | { readonly ok: true; readonly variables: JsonObject }
  | { readonly ok: false; readonly failure: Failure };

/** Variables for the other side of a call, or for a decision: all of them, or those that the mapping names. */
export function mapVariables(
  all: JsonObject,
  mapping: Readonly<Record<string, FeelSource>> | null,
  evaluate: (source: FeelSource) => Evaluation,
): Mapped {
  if (mapping === null) return { ok: true, variables: all };
  const variables: Record<string, Json> = {};
  for (const [name, source] of Object.entries(mapping)) {
    const result = evaluate(source);
    if (!result.ok)
      return { ok: false, failure: { code: 'expression-failed', message: result.message } };
    variables[name] = result.value;
  }
  return { ok: true, variables };
}
