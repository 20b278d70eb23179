import { BpmnModdle } from 'bpmn-moddle';
import type { Finding } from '../model/finding.ts';
import type { Procedure } from '../model/procedure.ts';
import { bhModdle } from './bh-moddle.ts';
import { connect } from './connect.ts';
import {
  children,
  extension,
  flag,
  idOf,
  isModdle,
  text,
  type ModdleElement,
} from './moddle-element.ts';
import { readLanes } from './read-lanes.ts';
import { readLevel, type Gathered } from './read-level.ts';
import { refuse, type Reading } from './reading.ts';

/** Texts longer than this are refused unread (characters). */
const longestText = 5_000_000;

export interface ParseOptions {
  /** Id of the process to compile; default: the first executable one. */
  readonly process?: string;
  /** Procedures of other texts that call activities may name. */
  readonly called?: Readonly<Record<string, Procedure>>;
}

export interface Parsed {
  /** Null when a finding is an error. */
  readonly procedure: Procedure | null;
  readonly findings: readonly Finding[];
}

const failed = (code: string, params: Finding['params'] = {}): Parsed => ({
  procedure: null,
  findings: [{ severity: 'error', code, elementId: null, params }],
});

function warningFinding(warning: {
  readonly message: string;
  readonly element?: unknown;
  readonly reference?: unknown;
}): Finding {
  const element = isModdle(warning.element) ? idOf(warning.element) : '';
  const unresolved = warning.message.startsWith('unresolved reference');
  return {
    severity: 'error',
    code: unresolved ? 'reference-unresolved' : 'content-unparsable',
    elementId: element === '' ? null : element,
    params: { message: warning.message.split('\n')[0]?.slice(0, 200) ?? '' },
  };
}

/** Parts of a process that would change its run and are not run here. */
const unsupportedOfProcess = ['properties', 'correlationSubscriptions', 'resources'] as const;

function sorted<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function compile(process: ModdleElement, findings: Finding[]): Procedure {
  const id = idOf(process);
  const name = text(process, 'name') ?? id;
  const label = extension(process, 'bh:Label');
  const reading: Reading = { findings, ...readLanes({ findings }, process) };
  for (const part of unsupportedOfProcess) {
    if (children(process, part).length > 0) refuse(reading, 'not-supported', id, { what: part });
  }
  const gathered: Gathered = { elements: new Map(), flows: new Map() };
  readLevel(reading, process, { parent: null, stage: null }, gathered);
  const { elements, starts } = connect(gathered.elements, gathered.flows);
  return {
    format: 1,
    id,
    name,
    nameEn: (label === null ? null : text(label, 'en')) ?? name,
    starts,
    elements: sorted(elements),
    flows: sorted(gathered.flows),
    lanes: reading.lanes,
    called: {},
  };
}

function callsOf(procedure: Procedure): readonly string[] {
  return Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'callActivity' ? [element.calledElement] : [],
  );
}

/** All procedures that are called, directly or not; what cannot be found is left to validation. */
function resolveCalled(
  main: Procedure,
  processes: readonly ModdleElement[],
  given: Readonly<Record<string, Procedure>>,
  findings: Finding[],
): Procedure {
  const called = new Map<string, Procedure>();
  const open = [...callsOf(main)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (called.has(id) || id === main.id) continue;
    const process = processes.find((one) => idOf(one) === id);
    const found = process === undefined ? given[id] : compile(process, findings);
    if (found === undefined) continue;
    called.set(id, { ...found, called: {} });
    open.push(...callsOf(found));
    for (const [key, inner] of Object.entries(found.called)) called.set(key, inner);
  }
  return { ...main, called: sorted(called) };
}

async function readXml(
  xml: string,
): Promise<{ readonly root: ModdleElement; readonly warnings: readonly Finding[] } | Parsed> {
  if (xml.length > longestText) return failed('text-too-long', { characters: xml.length });
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) return failed('doctype-refused');
  try {
    const moddle = new BpmnModdle({ bh: bhModdle });
    const { rootElement, warnings } = await moddle.fromXML(xml);
    if (!isModdle(rootElement)) return failed('xml-invalid', { message: 'no definitions' });
    return { root: rootElement, warnings: warnings.map(warningFinding) };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return failed('xml-invalid', { message: message.slice(0, 200) });
  }
}

/**
 * Compiles BPMN 2.0 XML into an executable procedure. Whatever the engine does not run is refused
 * with the element's id; every warning of bpmn-moddle is an error, because it drops what it warns of.
 */
export async function parseProcedure(xml: string, options: ParseOptions = {}): Promise<Parsed> {
  const read = await readXml(xml);
  if ('procedure' in read) return read;
  const findings: Finding[] = [...read.warnings];
  const roots = children(read.root, 'rootElements');
  const processes = roots.filter((root) => root.$type === 'bpmn:Process');
  for (const root of roots) {
    if (root.$type === 'bpmn:Collaboration' && children(root, 'messageFlows').length > 0)
      refuse({ findings }, 'not-supported', idOf(root), { what: 'messageFlows' });
  }
  const main =
    options.process === undefined
      ? (processes.find((one) => flag(one, 'isExecutable') === true) ?? processes[0])
      : processes.find((one) => idOf(one) === options.process);
  if (main === undefined)
    return { procedure: null, findings: [...findings, ...failed('process-required').findings] };
  if (flag(main, 'isExecutable') !== true) refuse({ findings }, 'not-executable', idOf(main));
  const procedure = resolveCalled(
    compile(main, findings),
    processes,
    options.called ?? {},
    findings,
  );
  return {
    procedure: findings.some((finding) => finding.severity === 'error') ? null : procedure,
    findings,
  };
}
