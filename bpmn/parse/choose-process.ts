import type { Findings } from './findings.ts';
import { children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/** Processes of a file by id. */
export function processesOf(definitions: ModdleElement): ReadonlyMap<string, ModdleElement> {
  const processes = new Map<string, ModdleElement>();
  for (const element of children(definitions, 'rootElements')) {
    const id = idOf(element);
    if (element.$type === 'bpmn:Process' && id !== null) processes.set(id, element);
  }
  return processes;
}

/** The named process, or the one executable process that is not itself called by another. */
export function chooseProcess(
  processes: ReadonlyMap<string, ModdleElement>,
  wanted: string | undefined,
  findings: Findings,
): ModdleElement | null {
  const chosen =
    wanted === undefined ? soleProcess(processes, findings) : (processes.get(wanted) ?? null);
  if (chosen === null && findings.all.every((finding) => finding.code !== 'process-ambiguous')) {
    findings.add('process-required', null, { process: wanted ?? '' });
  }
  if (chosen !== null && chosen['isExecutable'] === false)
    findings.add('not-executable', idOf(chosen));
  return chosen;
}

function soleProcess(
  processes: ReadonlyMap<string, ModdleElement>,
  findings: Findings,
): ModdleElement | null {
  const called = new Set([...processes.values()].flatMap(callsOf));
  const executable = [...processes.values()].filter((process) => process['isExecutable'] !== false);
  const candidates = executable.length === 0 ? [...processes.values()] : executable;
  const uncalled = candidates.filter((process) => !called.has(idOf(process) ?? ''));
  const [first] = uncalled;
  if (uncalled.length <= 1) return first ?? null;
  findings.add('process-ambiguous', null, {
    processes: uncalled.map((process) => idOf(process) ?? '').join(' '),
  });
  return null;
}

function callsOf(container: ModdleElement): string[] {
  return children(container, 'flowElements').flatMap((element) => {
    const called = text(element, 'calledElement');
    return called === null ? callsOf(element) : [called];
  });
}
