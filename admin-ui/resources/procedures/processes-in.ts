/** A process of a BPMN text, as far as it names itself. */
export interface NamedProcess {
  readonly id: string;
  readonly name: string;
}

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

const runs = (process: Element): number =>
  process.getAttribute('isExecutable') === 'true' ? 0 : 1;

/** The processes of a text, the executable ones first; none when it is no BPMN. */
export function processesIn(xml: string): readonly NamedProcess[] {
  const read = new DOMParser().parseFromString(xml, 'application/xml');
  // What breaks off is read up to there.
  const isBroken = read.getElementsByTagName('parsererror').length > 0;
  const found = isBroken ? [] : [...read.getElementsByTagNameNS(model, 'process')];
  return found
    .toSorted((one, other) => runs(one) - runs(other))
    .map((process) => ({
      id: process.getAttribute('id') ?? '',
      name: process.getAttribute('name') ?? '',
    }))
    .filter(({ id }) => id !== '');
}
