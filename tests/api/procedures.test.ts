import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileProcedure } from '../../api/compile-procedure.ts';
import { ProcedureVersion } from '../../api/contract/procedures.ts';
import { mayAnywhere } from '../../domain/permissions/may-anywhere.ts';
import { roles } from '../../domain/permissions/roles.ts';
import { publishProcedure } from '../../migrations/publish-procedure.ts';
import { sha256 } from '../migrations/sample-case.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

const traces = new URL('../bpmn/traces/', import.meta.url);
const xml = readFileSync(new URL('business-rule.bpmn', traces), 'utf8');
const text = readFileSync(new URL('business-rule.dmn', traces), 'utf8');
const hash = sha256(text);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await publishProcedure(
    api.app.services.database,
    { xml, forms: [], decisions: [{ name: 'priority.dmn', text }], publishedBy: 'p-designer' },
    compileProcedure,
  );
});
afterAll(async () => {
  await api.close();
});

const version = '/api/procedures/rules/versions/1';

describe('a version of a procedure', () => {
  it('lists its decisions, each text once, with the processes that ask it', async () => {
    const designer = await api.as('designer');
    expect(read(ProcedureVersion, await designer.get(version))).toMatchObject({
      key: 'rules',
      version: 1,
      publishedBy: { id: 'p-designer' },
      decisions: [{ model: 'priority', name: 'Priority', hash, processes: ['rules', 'shared'] }],
    });
    const delivered = await designer.get('/api/procedures/ordinary-event/versions/1');
    expect(read(ProcedureVersion, delivered).decisions).toEqual([]);
  });

  it('gives the text of a decision as it was published, to be saved', async () => {
    const auditor = await api.as('auditor');
    const answer = await auditor.get(`${version}/decisions/${hash}`);
    expect([answer.statusCode, answer.body]).toEqual([200, text]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': `attachment; filename="${hash}.dmn"`,
    });
  });

  it('gives no text that it does not ask', async () => {
    const designer = await api.as('designer');
    for (const [path, status, code] of [
      [`${version}/decisions/${sha256('other')}`, 404, 'not-found'],
      [`/api/procedures/rules/versions/2/decisions/${hash}`, 404, 'not-found'],
      [`/api/procedures/ordinary-event/versions/1/decisions/${hash}`, 404, 'not-found'],
      [`${version}/decisions/priority`, 400, 'validation-failed'],
    ] as const)
      expect(problemOf(await designer.get(path))).toMatchObject({ status, code });
  });

  it.each(roles)('shows its decisions to %s where the table says so', async (role) => {
    const client = await api.as(role);
    const principal = { person: `p-${role}`, posts: [{ role, unit: 'u', grid: null }] };
    const expected = mayAnywhere(principal, 'procedure.read') ? 200 : 403;
    expect((await client.get(version)).statusCode).toBe(expected);
    expect((await client.get(`${version}/decisions/${hash}`)).statusCode).toBe(expected);
    expect((await api.nobody.get(`${version}/decisions/${hash}`)).statusCode).toBe(401);
  });
});
