import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, Ledger } from '../../api/contract/cases.ts';
import { Countersign, openCase, request, rowOf, signedBy, signTask } from './countersign.ts';
import { publish } from './publish.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town } from './town.ts';

const lead = '<bh:assignment role="lead" person="=signer"';

/** Somebody proposes, who may not sign then; three leads sign one after the other. */
const procedure = (sequential: boolean): string =>
  rowOf(
    [
      'propose',
      signTask(
        'propose',
        '拟办',
        '<bh:assignment role="lead" person="=\'p-lead-garden\'" />'.replaceAll("'", '&quot;'),
      ),
    ],
    [
      'sign',
      signTask(
        'sign',
        '会签',
        `${lead} exclude="propose" />`,
        signedBy(['p-lead', 'p-lead2', 'p-lead-water'], sequential ? ' isSequential="true"' : ''),
      ),
    ],
    [
      'close',
      signTask('close', '结案', '<bh:assignment role="acceptor" unit="=&quot;u-centre&quot;" />'),
    ],
  );

let api: TestApi;
let town: Town;
let countersign: Countersign;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
  countersign = new Countersign(api, town);
});
afterAll(async () => {
  await api.close();
});

/** A fresh case that has been proposed. */
const opened = async () => {
  const caseId = await openCase(town, 1);
  await town.finish(caseId, { login: 'lead-garden', element: 'propose', outcome: 'done' });
  return { caseId, body: await countersign.signing(caseId) };
};

const standing = async (caseId: string): Promise<readonly string[]> =>
  (await countersign.signing(caseId)).signers.map(
    ({ turn, state, person }) => `${String(turn)} ${state} ${person?.id ?? '-'}`,
  );

const forGood = 'for-good';

/** What is answered when whoever proposed is to sign as well, and when somebody else is. */
const addedToThem = async (): Promise<readonly [string, number]> => {
  const { caseId, body } = await opened();
  const garden = { body: body.id, person: 'p-lead-garden' };
  const refused = await countersign.codeOf(caseId, 'add-signer', garden);
  const sanitation = request('add-signer', { ...garden, person: 'p-lead-sanitation' });
  return [refused, (await countersign.act('admin', caseId, sanitation)).statusCode];
};

describe('signers one after the other', () => {
  beforeAll(async () => publish(api, { xml: procedure(true) }));

  it('are all shown, and one whose turn has not come can be taken out', async () => {
    const { caseId, body } = await opened();
    expect(await standing(caseId)).toEqual([
      '1 open p-lead',
      '2 coming p-lead2',
      '3 coming p-lead-water',
    ]);
    const turn = await countersign.turnOf(caseId, 'p-lead2');
    const { pending, step } = await countersign.intervene(caseId, 'remove-signer', {
      turn,
      absence: forGood,
    });
    expect(pending).toMatchObject({ signer: turn, person: { id: 'p-lead2', name: '唐海涛' } });
    expect(step.tasks.map(({ person }) => person)).toEqual(['p-lead']);
    expect(await standing(caseId)).toEqual(['1 open p-lead', '3 coming p-lead-water']);
    const remove = async (absence: string) =>
      countersign.codeOf(caseId, 'remove-signer', { turn, absence });
    expect(await remove(forGood)).toBe('signer-not-open');
    const water = await countersign.turnOf(caseId, 'p-lead-water');
    expect(
      await countersign.codeOf(caseId, 'remove-signer', { turn: water, absence: 'expected' }),
    ).toBe('intervention-not-legal');
    // Once more, now behind the last.
    await countersign.intervene(caseId, 'add-signer', { body: body.id, person: 'p-lead2' });
    expect(await standing(caseId)).toEqual([
      '1 open p-lead',
      '3 coming p-lead-water',
      '4 coming p-lead2',
    ]);
    expect((await countersign.sign('lead', caseId)).tasks).toMatchObject([
      { element: 'sign', person: 'p-lead-water' },
    ]);
    await countersign.sign('lead-water', caseId);
    expect((await countersign.sign('lead2', caseId)).tasks).toMatchObject([{ element: 'close' }]);
    const auditor = await api.as('auditor');
    expect(read(Audit, await auditor.get(`/api/cases/${caseId}/audit`))).toMatchObject({
      chain: { ok: true },
      replay: { ok: true },
      history: { ok: true },
    });
  });

  it('are told in the ledger of the step that they would have signed', async () => {
    const { caseId } = await opened();
    const turn = await countersign.turnOf(caseId, 'p-lead-water');
    await countersign.intervene(caseId, 'remove-signer', { turn, absence: forGood });
    const auditor = await api.as('auditor');
    const ledger = read(Ledger, await auditor.get(`/api/cases/${caseId}/ledger`)).data;
    expect(ledger.find(({ type }) => type === 'signer-removed')).toMatchObject({
      elementId: 'sign',
      params: { person: 'p-lead-water', expected: false },
    });
  });

  it('whose turn has come between the request and the approval are asked for anew', async () => {
    const { caseId } = await opened();
    const turn = await countersign.turnOf(caseId, 'p-lead2');
    const asked = request('remove-signer', { turn, absence: forGood });
    expect((await countersign.act('admin', caseId, asked)).statusCode).toBe(200);
    await countersign.sign('lead', caseId);
    const { interventions } = await town.detail('commander', caseId);
    const approve = { type: 'approve-intervention', intervention: interventions?.pending?.id };
    const answer = await countersign.act('commander', caseId, approve);
    expect(problemOf(answer).code).toBe('signer-not-open');
    expect(await standing(caseId)).toEqual([
      '1 ended p-lead',
      '2 open p-lead2',
      '3 coming p-lead-water',
    ]);
  });

  it('are not taken twice, even before their turn', async () => {
    const { caseId, body } = await opened();
    const more = { body: body.id, person: 'p-lead-water' };
    expect(await countersign.codeOf(caseId, 'add-signer', more)).toBe('already-signer');
  });

  it('are not who has done a step that the diagram keeps apart', async () => {
    expect(await addedToThem()).toEqual(['/person excluded-person', 200]);
  });

  it('are not all taken out while nobody has signed', async () => {
    const { caseId } = await opened();
    for (const person of ['p-lead2', 'p-lead-water']) {
      const turn = await countersign.turnOf(caseId, person);
      await countersign.intervene(caseId, 'remove-signer', { turn, absence: forGood });
    }
    const last = { turn: await countersign.turnOf(caseId, 'p-lead'), absence: forGood };
    expect(await countersign.codeOf(caseId, 'remove-signer', last)).toBe('last-signer');
  });
});

describe('signers all at once', () => {
  beforeAll(async () => publish(api, { xml: procedure(false) }));

  it('are not who has done a step that the diagram keeps apart', async () => {
    expect(await addedToThem()).toEqual(['/person excluded-person', 200]);
  });
});
