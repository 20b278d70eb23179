import type { FeelSource } from '../model/element-properties.ts';
import type { TimerRule } from '../model/event-definition.ts';
import { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { feelOf, textRule } from './texts.ts';

/** The definitions of an event, its own and those of the root that it refers to. */
export function definitionsOf(event: ModdleElement): readonly ModdleElement[] {
  return [...children(event, 'eventDefinitions'), ...children(event, 'eventDefinitionRef')];
}

const timeProperties = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

/** Exactly one of date, duration, cycle and clock threshold. */
export function timerOf(
  event: ModdleElement,
  definition: ModdleElement,
  findings: Findings,
): TimerRule | null {
  const id = idOf(event);
  const clock = new Extensions(definition, id, ['bh:Clock'], findings).clockTimer();
  const rules: TimerRule[] = clock === null ? [] : [{ kind: 'clock', ...clock }];
  for (const [property, kind] of timeProperties) {
    const expression = child(definition, property);
    if (expression === null) continue;
    rules.push({ kind, value: textRule(expressionText(expression, id, findings)) });
  }
  const [rule] = rules;
  if (rule !== undefined && rules.length === 1) return rule;
  findings.add('timer-definition-required', id, { count: rules.length });
  return null;
}

/** The body of an expression; only FEEL is spoken here. */
export function expressionText(
  expression: ModdleElement,
  id: string | null,
  findings: Findings,
): string {
  const language = text(expression, 'language');
  if (language !== null && !/feel/i.test(language))
    findings.add('not-supported', id, { what: `language ${language}` });
  return text(expression, 'body') ?? '';
}

/** FEEL that has to be written there; what is not is a finding. Null only when there is no expression. */
export function feelIn(
  element: ModdleElement,
  property: string,
  { id, findings }: { readonly id: string | null; readonly findings: Findings },
): FeelSource | null {
  const expression = child(element, property);
  return expression === null
    ? null
    : asFeel(expressionText(expression, id, findings), property, { id, findings });
}

export function asFeel(
  written: string,
  where: string,
  { id, findings }: { readonly id: string | null; readonly findings: Findings },
): FeelSource {
  const feel = feelOf(written);
  if (feel === null) findings.add('expression-expected', id, { where, text: written.slice(0, 80) });
  return feel ?? 'null';
}

/** The name of the signal that a definition refers to; empty when there is none. */
export function signalOf(definition: ModdleElement): string {
  const signal = child(definition, 'signalRef');
  return signal === null ? '' : (text(signal, 'name') ?? '');
}

/** The code of an error or escalation: null catches everything (and an unnamed throw is only caught so). */
export function codeOf(
  definition: ModdleElement,
  reference: string,
  codeProperty: string,
): string | null {
  const target = child(definition, reference);
  return target === null ? null : text(target, codeProperty);
}
