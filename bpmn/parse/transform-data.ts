import type {
  ElementData,
  DataAssociation,
  DataSet,
  InputOutput,
  ProcessData,
} from '../model/data.ts';
import { dataAssociation } from './data-associations.ts';
import { declaredIn } from './data-elements.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/** What an activity holds and moves; nothing when there is none of it. */
export function dataOf(
  activity: ModdleElement,
  findings: Findings,
): { readonly data?: ElementData } {
  const io = inputOutput(activity, findings);
  const item = turnData(activity, 'inputDataItem');
  const result = turnData(activity, 'outputDataItem');
  const isRepeated = child(activity, 'loopCharacteristics') !== null;
  const declared = declaredIn(activity);
  const read = (property: Side): readonly DataAssociation[] =>
    children(activity, property).flatMap((association) => {
      const found = dataAssociation(association, { activity, side: property, findings });
      if (found === null) return [];
      const ofTurn =
        property === 'dataInputAssociations'
          ? declared.includes(found.target) || (item !== null && found.sources.includes(item))
          : found.target === result;
      if (property === 'dataOutputAssociations' && isRepeated && !ofTurn)
        refuseOfTurns(activity, { sources: found.sources, declared, findings });
      return [isRepeated && ofTurn ? { ...found, perTurn: true as const } : found];
    });
  const incoming = read('dataInputAssociations');
  const outgoing = read('dataOutputAssociations');
  refuseUnfilled(activity, { io, incoming, findings });
  const own = [...declared, ...ofEachTurn({ io, incoming, outgoing, result })];
  if (io === null && [own, incoming, outgoing].every(({ length }) => length === 0)) return {};
  return { data: { own, io, incoming, outgoing } };
}

type Side = 'dataInputAssociations' | 'dataOutputAssociations';

/** What a process declares; nothing when there is none of it. */
export function processDataOf(
  process: ModdleElement,
  findings: Findings,
): { readonly data?: ProcessData } {
  const io = inputOutput(process, findings);
  const own = declaredIn(process);
  if (io === null && own.length === 0) return {};
  // Whoever starts it gives all that it has: there is nothing to choose by.
  for (const sets of ['inputSets', 'outputSets'] as const)
    if (io !== null && io[sets].length > 1)
      findings.add('not-supported', idOf(process), { what: `several ${sets}` });
  return { data: { own, io: io === null ? null : { inputs: io.inputs, outputs: io.outputs } } };
}

function inputOutput(owner: ModdleElement, findings: Findings): InputOutput | null {
  const specification = child(owner, 'ioSpecification');
  if (specification === null) return null;
  const ids = (property: string): readonly string[] =>
    children(specification, property).flatMap((data) => idOf(data) ?? []);
  const inputs = ids('dataInputs');
  const outputs = ids('dataOutputs');
  const io = {
    inputs,
    outputs,
    inputSets: setsOf(specification, 'inputSets', inputs),
    outputSets: setsOf(specification, 'outputSets', outputs),
  };
  const sets = [...io.inputSets, ...io.outputSets];
  const isListed = (name: string): boolean =>
    sets.some(({ required, optional }) => required.includes(name) || optional.includes(name));
  for (const name of [...inputs, ...outputs])
    if (!isListed(name)) findings.add('data-in-no-set', idOf(owner), { data: name });
  return io;
}

const references = {
  inputSets: ['dataInputRefs', 'optionalInputRefs'],
  outputSets: ['dataOutputRefs', 'optionalOutputRefs'],
} as const;

/** Where no set is written, everything is in one. */
function setsOf(
  specification: ModdleElement,
  property: keyof typeof references,
  all: readonly string[],
): readonly DataSet[] {
  const [listed, sometimes] = references[property];
  const sets = children(specification, property).map((set) => {
    const ids = (name: string): readonly string[] =>
      children(set, name).flatMap((data) => idOf(data) ?? []);
    const optional = ids(sometimes);
    return { required: ids(listed).filter((name) => !optional.includes(name)), optional };
  });
  return sets.length === 0 ? [{ required: all, optional: [] }] : sets;
}

function turnData(activity: ModdleElement, property: string): string | null {
  const characteristics = child(activity, 'loopCharacteristics');
  const data = characteristics === null ? null : child(characteristics, property);
  return data === null ? null : idOf(data);
}

interface Moved {
  readonly io: InputOutput | null;
  readonly incoming: readonly DataAssociation[];
}

const perTurn = (one: DataAssociation): boolean => one.perTurn === true;

/** Inputs and outputs that each turn fills from its item, or gives as its result, and the result itself. */
function ofEachTurn({
  io,
  incoming,
  outgoing,
  result,
}: Moved & {
  readonly outgoing: readonly DataAssociation[];
  readonly result: string | null;
}): readonly string[] {
  const filled = new Set(incoming.filter(perTurn).map(({ target }) => target));
  const given = new Set(outgoing.filter(perTurn).flatMap(({ sources }) => sources));
  const inputs = io?.inputs.filter((name) => filled.has(name)) ?? [];
  const outputs = io?.outputs.filter((name) => given.has(name)) ?? [];
  return [...inputs, ...outputs, ...(result === null ? [] : [result])];
}

/** A required input to which nothing leads would never be there (10.4.2). */
function refuseUnfilled(
  activity: ModdleElement,
  { io, incoming, findings }: Moved & { readonly findings: Findings },
): void {
  for (const name of io?.inputSets.flatMap(({ required }) => required) ?? []) {
    if (!incoming.some(({ target }) => target === name))
      findings.add('data-input-never-filled', idOf(activity), { data: name });
  }
}

/** Data of turns is gone when their body gives out what it has. */
function refuseOfTurns(
  activity: ModdleElement,
  {
    sources,
    declared,
    findings,
  }: {
    readonly sources: readonly string[];
    readonly declared: readonly string[];
    readonly findings: Findings;
  },
): void {
  for (const name of sources.filter((source) => declared.includes(source)))
    findings.add('data-of-turns', idOf(activity), { data: name });
}
