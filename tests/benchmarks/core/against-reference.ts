import type { Benchmark, Measurement } from '../measurement.ts';
import { prepareBpmnEngine } from '../reference/bpmn-engine.ts';
import { runCaseOfTasks, runReferenceOfTasks } from './case-of-tasks.ts';
import { compareCases } from './compare.ts';
import {
  deliveredDiagram,
  procedureOf,
  runDeliveredCase,
  runDeliveredReference,
} from './delivered-case.ts';
import { branchesAndCountersign, loop, straightPath } from './generated-diagrams.ts';

const generated = [
  { name: 'core-straight', diagram: straightPath(12), note: 'twelve tasks one after the other' },
  {
    name: 'core-branches',
    diagram: branchesAndCountersign(),
    note: '30 elements: four parallel branches, then a task that 20 countersign',
  },
  { name: 'core-loop', diagram: loop(1000), note: 'a loop of 1,000 turns' },
] as const;

/** Whole cases against npm `bpmn-engine` on the delivered procedure and on three that are made by code. */
export const againstReference: Benchmark = async (say) => {
  const found: Measurement[] = [await delivered(say)];
  for (const { name, diagram, note } of generated) {
    say(note);
    const xml = diagram.xml();
    const procedure = await procedureOf(xml);
    const start = await prepareBpmnEngine(xml);
    found.push(
      await compareCases(
        name,
        () => {
          runCaseOfTasks(procedure);
        },
        () => runReferenceOfTasks(start),
        note,
      ),
    );
  }
  return found;
};

const delivered = async (say: (detail: string) => void): Promise<Measurement> => {
  say('the delivered procedure');
  const xml = await deliveredDiagram();
  const procedure = await procedureOf(xml);
  const start = await prepareBpmnEngine(xml);
  return compareCases(
    'core-delivered',
    () => {
      runDeliveredCase(procedure);
    },
    () => runDeliveredReference(start),
    'the delivered procedure, straight; the reference sends discards round its loops, which costs it most of its time',
  );
};
