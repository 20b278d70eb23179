import type {
  AssignmentRule,
  ClockOperation,
  ClockThreshold,
  ClockTimer,
  FeelSource,
  LimitRule,
  Outcome,
  OutcomeKind,
  ServiceCall,
} from '../model/element-properties.ts';
import {
  children,
  extension,
  extensions,
  idOf,
  text,
  type ModdleElement,
} from './moddle-element.ts';
import { feel, refuse, type Reading } from './reading.ts';

const outcomeKinds: readonly OutcomeKind[] = ['forward', 'back', 'side', 'end'];
const thresholds: readonly ClockThreshold[] = ['warn', 'due', 'escalate'];
const operations: readonly ClockOperation['operation'][] = ['extend', 'pause', 'resume'];

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((known) => known === value) ?? null;
}

function words(value: string | null): readonly string[] {
  return value === null ? [] : value.split(/[\s,]+/u).filter((word) => word !== '');
}

export function readAssignment(reading: Reading, element: ModdleElement): AssignmentRule | null {
  const found = extension(element, 'bh:Assignment');
  if (found === null) return null;
  const id = idOf(element);
  const role = text(found, 'role');
  const unit = feel(reading, id, 'assignment.unit', text(found, 'unit'));
  const person = feel(reading, id, 'assignment.person', text(found, 'person'));
  return {
    ...(role === null ? {} : { role }),
    ...(unit === null ? {} : { unit }),
    ...(person === null ? {} : { person }),
    exclude: words(text(found, 'exclude')),
  };
}

/** The task's own rule wins over its lane's, part by part. */
export function assignmentOf(reading: Reading, element: ModdleElement): AssignmentRule {
  const lane = reading.laneOf.get(idOf(element))?.rule ?? { exclude: [] };
  return { ...lane, ...readAssignment(reading, element) };
}

export function readLimit(reading: Reading, element: ModdleElement): LimitRule | null {
  const found = extension(element, 'bh:Limit');
  if (found === null) return null;
  const id = idOf(element);
  const clock = text(found, 'clock');
  const limit = feel(reading, id, 'limit', text(found, 'value'));
  const reentry = feel(reading, id, 'reentry', text(found, 'reentry'));
  if (clock === null || limit === null) {
    refuse(reading, 'limit-incomplete', id);
    return null;
  }
  return { clock, limit, ...(reentry === null ? {} : { reentry }) };
}

export function readOutcomes(reading: Reading, element: ModdleElement): readonly Outcome[] {
  return extensions(element, 'bh:Outcome').flatMap((found) => {
    const code = text(found, 'code');
    const kind = oneOf(outcomeKinds, text(found, 'kind'));
    if (code === null || kind === null) {
      refuse(reading, 'outcome-incomplete', idOf(element), { outcome: code ?? '' });
      return [];
    }
    const label = text(found, 'label') ?? code;
    return [
      {
        code,
        label,
        labelEn: text(found, 'labelEn') ?? label,
        kind,
        requires: words(text(found, 'requires')),
      },
    ];
  });
}

function mapping(reading: Reading, id: string, where: string, rows: readonly ModdleElement[]) {
  const entries: [string, FeelSource][] = [];
  for (const row of rows) {
    const name = text(row, 'name');
    const value = feel(reading, id, `${where}.${name ?? ''}`, text(row, 'value'));
    if (name === null || value === null) refuse(reading, 'mapping-incomplete', id, { where });
    else entries.push([name, value]);
  }
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function readService(reading: Reading, element: ModdleElement): ServiceCall | null {
  const found = extension(element, 'bh:Service');
  if (found === null) return null;
  const id = idOf(element);
  const name = text(found, 'name');
  if (name === null) {
    refuse(reading, 'service-required', id);
    return null;
  }
  const retry = text(found, 'retry');
  return {
    name,
    inputs: mapping(reading, id, 'input', children(found, 'inputs')),
    ...(retry === null ? {} : { retry }),
  };
}

/** `bh:input` and `bh:output` of a call activity; null where the diagram says nothing. */
export function readMapping(
  reading: Reading,
  element: ModdleElement,
  type: 'bh:Input' | 'bh:Output',
): Readonly<Record<string, FeelSource>> | null {
  const rows = extensions(element, type);
  return rows.length === 0 ? null : mapping(reading, idOf(element), type, rows);
}

export function readClockOperation(
  reading: Reading,
  element: ModdleElement,
): ClockOperation | null {
  const found = extension(element, 'bh:ClockOperation');
  if (found === null) return null;
  const id = idOf(element);
  const clock = text(found, 'clock');
  const operation = oneOf(operations, text(found, 'operation'));
  const limit = feel(reading, id, 'clockOperation.limit', text(found, 'limit'));
  if (clock === null || operation === null || (operation === 'extend' && limit === null)) {
    refuse(reading, 'clock-operation-incomplete', id);
    return null;
  }
  return { clock, operation, ...(limit === null ? {} : { limit }) };
}

export function readClockTimer(
  reading: Reading,
  definition: ModdleElement,
  id: string,
): ClockTimer | null {
  const found = extension(definition, 'bh:Clock');
  if (found === null) return null;
  const clock = text(found, 'name');
  const threshold = oneOf(thresholds, text(found, 'threshold'));
  if (clock === null || threshold === null) {
    refuse(reading, 'clock-timer-incomplete', id);
    return null;
  }
  return { clock, threshold };
}
