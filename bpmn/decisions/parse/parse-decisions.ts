import type { Finding } from '../../model/finding.ts';
import { Findings } from '../../parse/findings.ts';
import { children, idOf, nearestId, text } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import { sortedRecord } from '../../parse/sorted-record.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { checkContent } from './check-content.ts';
import { checkCycles } from './check-cycles.ts';
import { namesInside } from './names.ts';
import { readDmn } from './read-dmn.ts';
import { checkLanguage, nameOf } from './reading.ts';
import {
  graphOf,
  transformDecision,
  transformInput,
  transformKnowledge,
} from './transform-elements.ts';
import type { Graph } from './transform-elements.ts';
import type { Reading } from './reading.ts';
import { soundPart } from './sound-part.ts';
import { transformItems } from './transform-items.ts';
import { transformService } from './transform-service.ts';

export interface ParsedDecisions {
  /** Null as soon as there is an error finding. */
  readonly model: DecisionModel | null;
  /**
   * What no error is about, and what requires nothing that one is about: for trying out a diagram that is
   * not finished. Null where an error concerns the whole file.
   */
  readonly sound: DecisionModel | null;
  readonly findings: readonly Finding[];
}

/**
 * DMN XML of version 1.3 and later to a decision model. Whatever would not be evaluated as written is an
 * error finding; extensions of tools have no effect and are warnings. Only words and drawings are left out.
 * Never throws for what the text says.
 */
export async function parseDecisions(xml: string): Promise<ParsedDecisions> {
  const errors = new Findings();
  const warnings = new Findings();
  const definitions = await readDmn(xml, errors);
  if (definitions === null) return { model: null, sound: null, findings: errors.all };
  checkContent(definitions, { errors, warnings });
  refuseImports(definitions, errors);
  const model = transform(definitions, errors);
  const found = errors.all;
  return {
    model: found.length === 0 ? model : null,
    sound: soundPart(model, definitions, found),
    findings: [...found, ...warnings.all.map(asWarning)],
  };
}

/** A model is kept and pinned by its own text alone, so nothing says where another one would come from. */
function refuseImports(definitions: ModdleElement, findings: Findings): void {
  for (const imported of children(definitions, 'import')) {
    const namespace = text(imported, 'namespace') ?? '';
    findings.add('import-not-supported', nearestId(imported), {
      what: text(imported, 'name') ?? namespace,
      namespace,
      location: text(imported, 'locationURI') ?? '',
    });
  }
}

const asWarning = ({ code, elementId, params }: Finding): Finding => ({
  severity: 'warning',
  code,
  elementId,
  params,
});

function transform(definitions: ModdleElement, findings: Findings): DecisionModel {
  checkLanguage(definitions, 'expressionLanguage', findings);
  checkLanguage(definitions, 'typeLanguage', findings);
  const names = children(definitions, 'itemDefinition').map((item) => nameOf(item));
  const known = new Set(names.filter((name) => name !== null));
  const items = transformItems(definitions, { findings, items: known, inside: new Map() });
  const reading: Reading = { findings, items: known, inside: namesInside(items) };
  const graph = graphOf(definitions, reading);
  const decisions = ofType('dmn:Decision', transformDecision, { graph, reading });
  const model: DecisionModel = {
    format: 1,
    id: idOf(definitions) ?? '',
    name: nameOf(definitions) ?? '',
    items: sortedRecord(items),
    inputs: ofType('dmn:InputData', transformInput, { graph, reading }),
    decisions,
    knowledge: ofType('dmn:BusinessKnowledgeModel', transformKnowledge, { graph, reading }),
    services: ofType(
      'dmn:DecisionService',
      (element, place) => transformService(element, place, decisions),
      { graph, reading },
    ),
  };
  checkCycles(model, findings);
  return model;
}

interface File {
  readonly graph: Graph;
  readonly reading: Reading;
}

function ofType<T>(
  type: string,
  transformOne: (element: ModdleElement, place: File & { readonly id: string }) => T,
  file: File,
): Readonly<Record<string, T>> {
  const all = [...file.graph].filter(([, element]) => element.$type === type);
  return sortedRecord(
    new Map(all.map(([id, element]) => [id, transformOne(element, { ...file, id })] as const)),
  );
}
