import type { Diagram } from '../diagram.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

interface Side {
  readonly data: 'dataInput' | 'dataOutput';
  readonly set: 'inputSet' | 'outputSet';
  readonly listed: string;
  readonly optional: string;
  readonly whileExecuting: string;
  /** Constraints of being in no set, of optional and of while-executing data. */
  readonly constraints: readonly [string, string, string];
}

const sides: readonly Side[] = [
  {
    data: 'dataInput',
    set: 'inputSet',
    listed: 'dataInputRefs',
    optional: 'optionalInputRefs',
    whileExecuting: 'whileExecutingInputRefs',
    constraints: ['84', '85', '86'],
  },
  {
    data: 'dataOutput',
    set: 'outputSet',
    listed: 'dataOutputRefs',
    optional: 'optionalOutputRefs',
    whileExecuting: 'whileExecutingOutputRefs',
    constraints: ['88', '89', '90'],
  },
];

const notListed =
  ({ set, listed }: Side, some: string) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram.all(set).filter((one) => {
      const all = references(one, listed);
      return references(one, some).some((id) => !all.includes(id));
    });

function inNoSet({ data, set, listed }: Side, diagram: Diagram): readonly XmlNode[] {
  return diagram.all(data).filter((node) => {
    const sets = node.parent === null ? [] : childrenNamed(node.parent, set);
    const id = attribute(node, 'id') ?? '';
    return !sets.some((one) => references(one, listed).includes(id));
  });
}

const pointsBack =
  (set: string, reference: string, back: string) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram
      .all(set)
      .filter((one) =>
        diagram
          .referred(one, reference)
          .some((other) => !references(other, back).includes(attribute(one, 'id') ?? '')),
      );

/** Input and output sets (BPMN 2.0.2, 10.4). */
export const ioSetRules: readonly DiagramRule[] = [
  ...sides.flatMap((side) => {
    const [inSet, optional, whileExecuting] = side.constraints;
    const word = side.data === 'dataInput' ? 'input' : 'output';
    return [
      toTheLetter(inSet, `data-${word}-in-no-set`, (diagram) => inNoSet(side, diagram)),
      toTheLetter(optional, `optional-${word}-not-listed`, notListed(side, side.optional)),
      toTheLetter(
        whileExecuting,
        `while-executing-${word}-not-listed`,
        notListed(side, side.whileExecuting),
      ),
    ];
  }),
  toTheLetter(
    '87',
    'output-set-points-elsewhere',
    pointsBack('inputSet', 'outputSetRefs', 'inputSetRefs'),
  ),
  toTheLetter(
    '87',
    'input-set-points-elsewhere',
    pointsBack('outputSet', 'inputSetRefs', 'outputSetRefs'),
  ),
];
