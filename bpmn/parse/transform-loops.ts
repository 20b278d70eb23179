import type { FeelSource } from '../model/element-properties.ts';
import type { LoopOutput, LoopRule } from '../model/loop.ts';
import { dataElement } from './data-elements.ts';
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
    : transform({ owner: idOf(activity), activity, characteristics, findings });
}

interface Given {
  readonly owner: string | null;
  readonly activity: ModdleElement;
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
  const cardinality = cardinalityOf(given);
  const listings = [extensions.collection(), dataListing(given)].filter((one) => one !== null);
  const [listed] = listings;
  const count = listings.length + (cardinality === null ? 0 : 1);
  if (count !== 1) {
    findings.add('multi-instance-count-required', owner, { count });
    return null;
  }
  const results = [extensions.turnOutput(), dataResults(given)].filter((one) => one !== null);
  if (results.length > 1) findings.add('multi-instance-output-twice', owner);
  return {
    kind: 'multi',
    sequential: characteristics['isSequential'] === true,
    cardinality,
    collection: listed?.value ?? null,
    item: listed?.item ?? null,
    completion: feelIn(given.characteristics, 'completionCondition', aboutOf(given)),
    output: results[0] ?? null,
    ...reportsOf(given),
  };
}

/** The same by data (table 10.30): a turn for each item of `loopDataInputRef`. */
function dataListing(
  given: Given,
): { readonly value: FeelSource; readonly item: string | null } | null {
  const value = dataIn(given, 'loopDataInputRef');
  const item = dataIn(given, 'inputDataItem');
  if (value === null && item !== null)
    given.findings.add('multi-instance-data-incomplete', given.owner, { what: 'inputDataItem' });
  return value === null ? null : { value, item };
}

/** What each turn leaves in `outputDataItem` makes the list in `loopDataOutputRef`. */
function dataResults(given: Given): LoopOutput | null {
  const name = dataIn(given, 'loopDataOutputRef');
  const value = dataIn(given, 'outputDataItem');
  if (name !== null && value !== null) return { name, value };
  if (name !== null || value !== null)
    given.findings.add('multi-instance-data-incomplete', given.owner, {
      what: name === null ? 'outputDataItem' : 'loopDataOutputRef',
    });
  return null;
}

/** The variable of what a property refers to, or holds. */
function dataIn({ characteristics, activity, findings }: Given, property: string): string | null {
  const data = child(characteristics, property);
  return data === null ? null : (dataElement(data, { user: activity, findings })?.name ?? null);
}

/** A number as it stands, or FEEL. */
function cardinalityOf(given: Given): FeelSource | null {
  const expression = child(given.characteristics, 'loopCardinality');
  if (expression === null) return null;
  const written = expressionText(expression, given.owner, given.findings);
  if (/^\d{1,9}$/.test(written)) return written;
  return asFeel(written, 'loopCardinality', aboutOf(given));
}
