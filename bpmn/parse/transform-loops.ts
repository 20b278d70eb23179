import type { FeelSource } from '../model/element-properties.ts';
import type { LoopRule } from '../model/loop.ts';
import { asFeel, expressionText, feelIn } from './event-definitions.ts';
import { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { child, idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { turnReports } from './turn-reports.ts';

/** How often an activity runs; null when it runs once, or what is said of it was refused. */
export function loopOf(activity: ModdleElement, findings: Findings): LoopRule | null {
  const characteristics = child(activity, 'loopCharacteristics');
  if (characteristics === null) return null;
  const transform = transforms[characteristics.$type];
  return transform === undefined
    ? null
    : transform({ owner: idOf(activity), characteristics, findings });
}

interface Given {
  readonly owner: string | null;
  readonly characteristics: ModdleElement;
  readonly findings: Findings;
}

const aboutOf = ({ owner, findings }: Given) => ({ id: owner, findings });

const transforms: Readonly<Record<string, (given: Given) => LoopRule | null>> = {
  'bpmn:StandardLoopCharacteristics': standardLoop,
  'bpmn:MultiInstanceLoopCharacteristics': multiInstance,
};

function standardLoop(given: Given): LoopRule | null {
  const { characteristics, findings, owner } = given;
  const condition = feelIn(given.characteristics, 'loopCondition', aboutOf(given));
  const maximum = characteristics['loopMaximum'];
  if (maximum !== undefined && !isCount(maximum)) {
    findings.add('loop-maximum-not-valid', owner, { maximum: JSON.stringify(maximum) });
    return null;
  }
  if (condition === null && maximum === undefined) {
    findings.add('loop-without-end', owner);
    return null;
  }
  return {
    kind: 'standard',
    testBefore: characteristics['testBefore'] === true,
    maximum: isCount(maximum) ? maximum : null,
    condition,
  };
}

/** Conditions of the behavior Complex are FEEL like all others. */
function reportsOf(given: Given): ReturnType<typeof turnReports> {
  return turnReports(given, (definition) => feelIn(definition, 'condition', aboutOf(given)));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function multiInstance(given: Given): LoopRule | null {
  const { characteristics, findings, owner } = given;
  const allowed = ['bh:Collection', 'bh:TurnOutput'];
  const extensions = new Extensions(characteristics, owner, allowed, findings);
  const listed = extensions.collection();
  const cardinality = cardinalityOf(given);
  const collection = listed?.value ?? null;
  if ((cardinality === null) === (collection === null)) {
    findings.add('multi-instance-count-required', owner, {
      count: cardinality === null ? 0 : 2,
    });
    return null;
  }
  return {
    kind: 'multi',
    sequential: characteristics['isSequential'] === true,
    cardinality,
    collection,
    item: listed?.item ?? null,
    completion: feelIn(given.characteristics, 'completionCondition', aboutOf(given)),
    output: extensions.turnOutput(),
    ...reportsOf(given),
  };
}

/** A number as it stands, or FEEL. */
function cardinalityOf(given: Given): FeelSource | null {
  const expression = child(given.characteristics, 'loopCardinality');
  if (expression === null) return null;
  const written = expressionText(expression, given.owner, given.findings);
  if (/^\d{1,9}$/.test(written)) return written;
  return asFeel(written, 'loopCardinality', aboutOf(given));
}
