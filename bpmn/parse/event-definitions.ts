import type { TimerRule } from '../model/event-definition.ts';
import { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { textRule } from './texts.ts';

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

/** The code of an error or escalation: null catches everything (and an unnamed throw is only caught so). */
export function codeOf(
  definition: ModdleElement,
  reference: string,
  codeProperty: string,
): string | null {
  const target = child(definition, reference);
  return target === null ? null : text(target, codeProperty);
}
