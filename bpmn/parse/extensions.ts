import type {
  AssignmentRule,
  ClockOperation,
  ClockThreshold,
  ClockTimer,
  DecisionCall,
  FeelSource,
  LimitRule,
  Outcome,
  OutcomeKind,
  ServiceCall,
} from '../model/element-properties.ts';
import type { MessageRule, UndoRule } from '../model/event-definition.ts';
import type { FindingCode } from '../model/finding-advice.ts';
import type { LoopOutput } from '../model/loop.ts';
import type { Findings } from './findings.ts';
import { child, children, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { feelOf, words } from './texts.ts';

/** The `bh:` elements of one diagram element, found and counted but not yet understood. */
export class Extensions {
  readonly #values: readonly ModdleElement[];
  readonly #owner: string | null;
  readonly #findings: Findings;

  constructor(
    element: ModdleElement,
    owner: string | null,
    allowed: readonly string[],
    findings: Findings,
  ) {
    this.#owner = owner;
    this.#findings = findings;
    const container = child(element, 'extensionElements');
    this.#values = container === null ? [] : children(container, 'values');
    const seen = new Set<string>();
    for (const value of this.#values) this.#check(value, allowed, seen);
  }

  #check(value: ModdleElement, allowed: readonly string[], seen: Set<string>): void {
    if (!allowed.includes(value.$type)) this.#add('not-supported', { what: value.$type });
    else if (seen.has(value.$type) && !repeatable.has(value.$type)) {
      this.#add('extension-repeated', { type: value.$type });
    }
    seen.add(value.$type);
  }

  #add(code: FindingCode, params: Readonly<Record<string, string>>): void {
    this.#findings.add(code, this.#owner, params);
  }

  #one(type: string): ModdleElement | null {
    return this.#values.find((value) => value.$type === type) ?? null;
  }

  #required(element: ModdleElement, name: string): string {
    const value = text(element, name);
    if (value === null) this.#add('extension-incomplete', { type: element.$type, property: name });
    return value ?? '';
  }

  #oneOf<T extends string>(element: ModdleElement, name: string, values: readonly T[]): T | null {
    const value = text(element, name);
    const found = values.find((one) => one === value);
    if (found === undefined)
      this.#add('extension-value-not-known', {
        type: element.$type,
        property: name,
        value: value ?? '',
      });
    return found ?? null;
  }

  #feel(element: ModdleElement, name: string): FeelSource {
    const value = this.#required(element, name);
    const feel = feelOf(value);
    if (feel === null && value !== '')
      this.#add('expression-expected', {
        where: `${element.$type} ${name}`,
        text: value.slice(0, 80),
      });
    return feel ?? '';
  }

  has(type: 'bh:NoReturn' | 'bh:SurvivesReturn'): boolean {
    return this.#one(type) !== null;
  }

  labelEn(fallback: string): string {
    const label = this.#one('bh:Label');
    return label === null ? fallback : (text(label, 'en') ?? fallback);
  }

  stage(): string | null {
    const stage = this.#one('bh:Stage');
    return stage === null ? null : this.#required(stage, 'value');
  }

  form(): string | null {
    const form = this.#one('bh:Form');
    return form === null ? null : this.#required(form, 'key');
  }

  assignment(): AssignmentRule {
    const rule = this.#one('bh:Assignment');
    if (rule === null) return { exclude: [] };
    const role = text(rule, 'role');
    const unit = text(rule, 'unit');
    const person = text(rule, 'person');
    return {
      ...(role === null ? {} : { role }),
      ...(unit === null ? {} : { unit: this.#feel(rule, 'unit') }),
      ...(person === null ? {} : { person: this.#feel(rule, 'person') }),
      exclude: words(text(rule, 'exclude')),
    };
  }

  limit(): LimitRule | null {
    const rule = this.#one('bh:Limit');
    if (rule === null) return null;
    const reentry = text(rule, 'reentry') === null ? {} : { reentry: this.#feel(rule, 'reentry') };
    const whileHeld =
      text(rule, 'whileHeld') === null ? 'pause' : this.#oneOf(rule, 'whileHeld', ['pause', 'run']);
    return {
      clock: this.#required(rule, 'clock'),
      limit: this.#feel(rule, 'value'),
      ...reentry,
      ...(whileHeld === 'run' ? { whileHeld } : {}),
    };
  }

  outcomes(): readonly Outcome[] {
    return this.#values
      .filter((value) => value.$type === 'bh:Outcome')
      .map((value) => {
        const code = this.#required(value, 'code');
        const label = text(value, 'label') ?? code;
        return {
          code,
          label,
          labelEn: text(value, 'labelEn') ?? label,
          kind:
            this.#oneOf<OutcomeKind>(value, 'kind', ['forward', 'back', 'side', 'end']) ??
            'forward',
          requires: words(text(value, 'requires')),
        };
      });
  }

  service(): ServiceCall | null {
    const service = this.#one('bh:Service');
    return service === null ? null : this.#call(service);
  }

  #call(service: ModdleElement): ServiceCall {
    const retry = text(service, 'retry');
    return {
      name: this.#required(service, 'name'),
      inputs: this.#named(children(service, 'inputs')) ?? {},
      ...(retry === null ? {} : { retry }),
    };
  }

  /** `bh:decision`, with the `bh:input` beside it. */
  decision(): DecisionCall | null {
    const rule = this.#one('bh:Decision');
    const inputs = this.mapping('bh:Input');
    if (rule === null) return null;
    return {
      model: this.#required(rule, 'model'),
      decision: this.#required(rule, 'ref'),
      inputs,
      result: this.#required(rule, 'result'),
    };
  }

  /** `bh:collection`: the list that a multi-instance activity has a turn for each item of. */
  collection(): { readonly value: FeelSource; readonly item: string | null } | null {
    const rule = this.#one('bh:Collection');
    return rule === null ? null : { value: this.#feel(rule, 'value'), item: text(rule, 'item') };
  }

  /** `bh:turnOutput`: what the turns give. */
  turnOutput(): LoopOutput | null {
    const rule = this.#one('bh:TurnOutput');
    return rule === null
      ? null
      : { name: this.#required(rule, 'name'), value: this.#feel(rule, 'value') };
  }

  /** `bh:input` or `bh:output` of a call; null when there are none. */
  mapping(type: 'bh:Input' | 'bh:Output'): Readonly<Record<string, FeelSource>> | null {
    return this.#named(this.#values.filter((value) => value.$type === type));
  }

  #named(entries: readonly ModdleElement[]): Readonly<Record<string, FeelSource>> | null {
    if (entries.length === 0) return null;
    const named = new Map<string, FeelSource>();
    for (const entry of entries) {
      const name = this.#required(entry, 'name');
      if (named.has(name)) this.#add('extension-repeated', { type: entry.$type, name });
      named.set(name, this.#feel(entry, 'value'));
    }
    return Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  clockOperation(): ClockOperation | null {
    const rule = this.#one('bh:ClockOperation');
    if (rule === null) return null;
    const operation = this.#oneOf<ClockOperation['operation']>(rule, 'operation', [
      'extend',
      'pause',
      'resume',
    ]);
    const limit = text(rule, 'limit') === null ? {} : { limit: this.#feel(rule, 'limit') };
    if (operation === 'extend' && !('limit' in limit)) this.#required(rule, 'limit');
    return { clock: this.#required(rule, 'clock'), operation: operation ?? 'extend', ...limit };
  }

  clockTimer(): ClockTimer | null {
    const rule = this.#one('bh:Clock');
    if (rule === null) return null;
    const threshold = this.#oneOf<ClockThreshold>(rule, 'threshold', ['warn', 'due', 'escalate']);
    return { clock: this.#required(rule, 'name'), threshold: threshold ?? 'due' };
  }

  correlation(): FeelSource | null {
    const rule = this.#one('bh:Correlation');
    return rule === null ? null : this.#feel(rule, 'value');
  }

  /** `bh:rollback` of a process: names of variables; absent when there are none. */
  rollback(): { readonly rollback?: readonly string[] } {
    const rule = this.#one('bh:Rollback');
    return rule === null ? {} : { rollback: words(this.#required(rule, 'variables')) };
  }

  /** `bh:onReturn`: what becomes of the message that was taken; absent when it is put back. */
  onReturn(): Pick<MessageRule, 'onReturn'> {
    const rule = this.#one('bh:OnReturn');
    const kind = rule === null ? null : this.#oneOf(rule, 'kind', ['discard'] as const);
    return kind === null ? {} : { onReturn: kind };
  }

  undo(): UndoRule | null {
    const rule = this.#one('bh:Undo');
    if (rule === null) return null;
    const kind = this.#oneOf(rule, 'kind', ['none-needed', 'service'] as const);
    if (kind !== 'service') return kind;
    const required =
      text(rule, 'required') === null ? null : this.#oneOf(rule, 'required', ['true', 'false']);
    return { service: this.#call(rule), required: required === 'true' };
  }
}

const repeatable: ReadonlySet<string> = new Set(['bh:Outcome', 'bh:Input', 'bh:Output']);
