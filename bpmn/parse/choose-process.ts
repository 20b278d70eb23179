import type { Findings } from './findings.ts';
import { children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

export type Processes = ReadonlyMap<string, ModdleElement>;

/** Processes of a file by id. */
export function processesOf(definitions: ModdleElement, findings: Findings): Processes {
  const processes = new Map<string, ModdleElement>();
  for (const element of children(definitions, 'rootElements')) {
    if (element.$type !== 'bpmn:Process') continue;
    const id = idOf(element);
    if (id === null) findings.add('id-required', idOf(definitions), { what: element.$type });
    else processes.set(id, element);
  }
  return processes;
}

/**
 * The named process, or the one executable process that is not itself called by another. Where all are
 * called, they call each other round a circle, which validation says at each call: any one will do.
 */
export function chooseProcess(
  processes: Processes,
  wanted: string | undefined,
  findings: Findings,
): ModdleElement | null {
  const chosen =
    wanted === undefined ? soleProcess(processes, findings) : (processes.get(wanted) ?? null);
  if (chosen === null && findings.all.every((finding) => finding.code !== 'process-ambiguous')) {
    findings.add('process-required', null, { process: wanted ?? '' });
  }
  return chosen;
}

function soleProcess(processes: Processes, findings: Findings): ModdleElement | null {
  const called = new Set([...processes.values()].flatMap(callsOf));
  const executable = [...processes.values()].filter((process) => process['isExecutable'] !== false);
  const candidates = executable.length === 0 ? [...processes.values()] : executable;
  const uncalled = candidates.filter((process) => !called.has(idOf(process) ?? ''));
  const [first, second] = uncalled;
  if (first === undefined) return candidates[0] ?? null;
  if (second === undefined) return first;
  findings.add('process-ambiguous', idOf(second), {
    processes: uncalled.map((process) => idOf(process) ?? '').join(' '),
  });
  return null;
}

/** The chosen process with all of the file that it calls, directly or not. */
export function reachedFrom(
  chosen: ModdleElement,
  processes: Processes,
): ReadonlySet<ModdleElement> {
  const reached = new Set<ModdleElement>();
  const open = [chosen];
  for (let process = open.pop(); process !== undefined; process = open.pop()) {
    if (reached.has(process)) continue;
    reached.add(process);
    open.push(...callsOf(process).flatMap((id) => processes.get(id) ?? []));
  }
  return reached;
}

function callsOf(container: ModdleElement): string[] {
  return children(container, 'flowElements').flatMap((element) => {
    const called = text(element, 'calledElement');
    return called === null ? callsOf(element) : [called];
  });
}
