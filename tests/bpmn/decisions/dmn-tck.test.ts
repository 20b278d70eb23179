import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printDmnScore, runDmnTck } from '../../conformance/dmn/run-dmn-tck.ts';

const sample = fileURLToPath(new URL('./tck-sample/', import.meta.url));
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dmn-tck-'));
  await cp(sample, folder, { recursive: true });
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const outcomes = async (): Promise<string[]> =>
  (await runDmnTck(folder)).cases.map(({ test, outcome }) => `${outcome} ${test}`);
const tests = (name: string): string => join(folder, 'parcels', `${name}.xml`);

async function rewrite(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(tests(name), 'utf8');
  expect(text).toContain(from);
  await writeFile(tests(name), text.replaceAll(from, to));
}

describe('the runner of DMN TCK cases', () => {
  it('runs every case of every file below a folder', async () => {
    const score = await runDmnTck(folder);
    expect(score.cases.filter(({ outcome }) => outcome !== 'passed')).toEqual([
      {
        test: 'parcels/parcels-test-02.xml#knowledge',
        outcome: 'skipped',
        reason: 'calls a bkm',
      },
    ]);
    expect(score).toMatchObject({ total: 7, passed: 6, failed: 0, skipped: 1 });
  });

  it.each([
    ['a number', '>12.5<', '>12.6<', '001'],
    ['a text', '>heavy<', '>light<', '001'],
    ['a truth', '>true<', '>false<', '001'],
    ['a date', '>2026-03-02<', '>2026-03-03<', '001'],
    ['an instant', 'T16:00:00+08:00', 'T16:00:01+08:00', '001'],
    ['a duration', '>P2D<', '>P3D<', '001'],
    ['the length of a list', '<item><value xsi:type="xsd:string">b</value></item>', '', '001'],
    ['an entry', '<component name="band">', '<component name="tape">', '001'],
    [
      'a value that is none',
      '<value xsi:nil="true" />',
      '<value xsi:type="xsd:decimal">1</value>',
      '002',
    ],
    ['a failure', ' errorResult="true"', '', '003'],
    ['no decision', 'name="Parcel" type="decision"', 'name="Packet" type="decision"', '001'],
    ['no input', 'inputNode name="weight"', 'inputNode name="mass"', '001'],
  ])('sees that a result is another: %s', async (_, from, to, failing) => {
    await rewrite('parcels-test-01', from, to);
    expect(await outcomes()).toContain(`failed parcels/parcels-test-01.xml#${failing}`);
  });

  it('reads values without a type as the model declares them', async () => {
    for (const name of ['parcels-test-01', 'parcels-test-02']) {
      await rewrite(name, ' xsi:type="xsd:decimal"', '');
      await rewrite(name, ' xsi:type="xsd:string"', '');
    }
    expect(await runDmnTck(folder)).toMatchObject({ total: 7, passed: 6, failed: 0, skipped: 1 });
    await rewrite('parcels-test-02', '<value>1</value>', '<value>11</value>');
    expect(await outcomes()).toContain('failed parcels/parcels-test-02.xml#service');
  });

  it('runs nothing that is refused or missing, and says why', async () => {
    const model = join(folder, 'parcels', 'parcels.dmn');
    const text = await readFile(model, 'utf8');
    await writeFile(model, text.replace('hitPolicy="FIRST"', 'hitPolicy="LAST"'));
    const refused = await runDmnTck(folder);
    expect(refused).toMatchObject({ total: 7, passed: 0, failed: 0, skipped: 7 });
    expect(refused.cases[0]?.reason).toBe('model refused: hit-policy-unknown {"hitPolicy":"LAST"}');
    await rm(model);
    expect((await runDmnTck(folder)).cases[0]?.reason).toMatch(/^no model: ENOENT/);
  });

  it('runs what is sound of a model that is refused', async () => {
    const model = join(folder, 'parcels', 'parcels.dmn');
    const text = await readFile(model, 'utf8');
    await writeFile(model, text.replace('list contains(labels', 'list contains((labels'));
    expect(await runDmnTck(folder)).toMatchObject({ total: 7, passed: 5, failed: 0, skipped: 2 });
  });

  it('does not take other files for tests', async () => {
    await writeFile(tests('other'), '<project />');
    await writeFile(tests('broken'), '<testCases><');
    expect(await outcomes()).toHaveLength(7);
  });

  it('prints what has not passed and the figures', async () => {
    await rewrite('parcels-test-01', '>heavy<', '>light<');
    const printed: string[] = [];
    printDmnScore(await runDmnTck(folder), (text) => printed.push(text));
    expect(printed).toEqual([
      expect.stringContaining('failed  parcels/parcels-test-01.xml#001  Parcel: Expected {'),
      'skipped  parcels/parcels-test-02.xml#knowledge  calls a bkm\n',
      'DMN TCK: 5 of 7 cases passed, 1 failed, 1 skipped\n',
    ]);
  });
});

const { DMN_TCK: tck } = env;
describe.skipIf(tck === undefined)(
  'the DMN TCK in the folder DMN_TCK (skipped where it is not set)',
  () => {
    it('runs to its end', async () => {
      const score = await runDmnTck(tck ?? '');
      printDmnScore(score);
      expect(score.total).toBeGreaterThan(0);
      expect(score.passed).toBeGreaterThan(0);
    }, 600_000);
  },
);
