import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import { CentreClient } from '../../api/commands/http/centre-client.ts';
import { Audit } from '../../api/contract/cases.ts';
import { TaskList } from '../../api/contract/tasks.ts';
import { boundedParallel } from '../../api/jobs/bounded-parallel.ts';
import type { Centre } from '../environment/centre.ts';
import { count } from './database.ts';

const AuditAnswer = Compile(Audit);
const Tasks = Compile(TaskList);

const patienceMillis = 60_000;
const auditsAtOnce = 4;

/** Somebody who asks again while the centre is away. */
const signedIn = async ({ address }: Centre, login: string): Promise<CentreClient> => {
  const client = new CentreClient({ server: address, patienceMillis });
  await client.signIn({ login, password: 'bihuan-demo' });
  return client;
};

/** What an audit of a case must say: chain, replay and engine tell the same. */
export const proven = {
  chain: { ok: true },
  replay: { ok: true, firstDifference: null },
  history: { ok: true, checked: true },
} as const;
/** The same of a case whose run the engine has lost after it had ended. */
export const provenWithoutEngine = { ...proven, history: { ok: null, checked: false } } as const;

export type Auditor = (caseId: string) => Promise<Audit>;

export const auditorOf = async (centre: Centre): Promise<Auditor> => {
  const client = await signedIn(centre, 'auditor');
  return async (caseId) =>
    client.json(AuditAnswer, { method: 'GET', path: `/api/cases/${caseId}/audit` });
};

/**
 * Chain and replay hold at every moment; the engine may be about to be told a lost step again, or have no time to
 * answer just now, which an audit says as it is: then it is asked again.
 */
export const expectProvenNow = async (
  audit: Auditor,
  id: string,
  verdict: typeof proven | typeof provenWithoutEngine = proven,
): Promise<void> => {
  const verdicts: Audit[] = [];
  await expect
    .poll(
      async () => {
        verdicts.push(await audit(id));
        return verdicts.at(-1)?.history;
      },
      { timeout: patienceMillis, interval: 500, message: `the history of ${id}` },
    )
    .toEqual(verdict.history);
  for (const { chain, replay } of verdicts)
    expect({ id, chain, replay }).toMatchObject({ chain: verdict.chain, replay: verdict.replay });
};

export const expectProven = async (
  centre: Centre,
  caseIds: readonly string[],
  verdict: typeof proven | typeof provenWithoutEngine = proven,
): Promise<void> => {
  const audit = await auditorOf(centre);
  await boundedParallel(caseIds, auditsAtOnce, async (id) => expectProvenNow(audit, id, verdict));
};

/** Every task that stands in the inbox of somebody who sees all. */
export const shownTasks = async (centre: Centre): Promise<ReadonlySet<string>> => {
  const client = await signedIn(centre, 'dispatcher');
  const shown = new Set<string>();
  const first = '/api/tasks?view=team&perPage=200';
  for (let path: string | null = first; path !== null;) {
    const page: TaskList = await client.json(Tasks, { method: 'GET', path });
    for (const task of page.data) shown.add(task.id);
    path = page.next === null ? null : `${first}&cursor=${encodeURIComponent(page.next)}`;
  }
  return shown;
};

/** An entry that no later one of the same or an earlier step has declared void. */
const stands = `not exists (select from ledger_entry s where s.case_id = l.case_id
  and s.type = 'step-superseded' and s.seq > l.seq and s.step <= l.step)`;

/** How often each completed task is told by entries that stand, where it is not once. */
const toldOtherwise = `
  select count(*) as n from task t where t.state = 'completed' and (
    select count(*) from ledger_entry l
    where l.task_id = t.id and l.type = 'task-completed' and ${stands}) <> 1`;
const brokenChains = `
  select count(*) as n from (
    select case_id from ledger_entry group by case_id having max(seq) <> count(*)) broken`;

/** Nothing is left over: every case has ended, every command has, and each step is told once. */
export const expectAllEnded = async (centre: Centre): Promise<void> => {
  const left = {
    cases: `select count(*) as n from "case" where state not in ('closed', 'void')`,
    tasks: `select count(*) as n from task where state = 'open'`,
    commands: `select count(*) as n from command where state = 'pending'`,
    stepsToldOtherwiseThanOnce: toldOtherwise,
    brokenChains,
  };
  const found: Record<string, number> = {};
  for (const [what, statement] of Object.entries(left))
    found[what] = await count(centre, statement);
  expect(found).toEqual(Object.fromEntries(Object.keys(left).map((what) => [what, 0])));
};

/** Completed tasks by the entries that stand: `{ id, outcome }`. */
export const standingSteps = `
  select l.task_id as id, l.params #>> '{event,outcome}' as outcome from ledger_entry l
  where l.type = 'task-completed' and ${stands}`;
