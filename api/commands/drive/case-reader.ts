import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { CaseList, CaseState } from '../../contract/cases.ts';
import { type Task, TaskList } from '../../contract/tasks.ts';
import type { CentreClient } from '../http/centre-client.ts';
import type { Offered } from './people.ts';

const Tasks = Compile(TaskList);
const Cases = Compile(CaseList);
const CaseHead = Compile(
  Type.Object({
    id: Type.String(),
    state: CaseState,
    grid: Type.Union([Type.Object({ id: Type.String() }), Type.Null()]),
  }),
);

/** An open task, as far as is known before it is looked up in an inbox. */
export interface OpenTask extends Offered {
  readonly id: string;
  readonly element: string;
}

/** Reads cases with the eyes of somebody who sees them all. */
export class CaseReader {
  readonly #client: CentreClient;

  constructor(client: CentreClient) {
    this.#client = client;
  }

  async head(caseId: string): Promise<{ readonly state: string; readonly grid: string | null }> {
    const head = await this.#client.json(CaseHead, {
      method: 'GET',
      path: `/api/cases/${encodeURIComponent(caseId)}`,
    });
    return { state: head.state, grid: head.grid?.id ?? null };
  }

  async openTasks(caseId: string): Promise<OpenTask[]> {
    const list = await inbox(this.#client, 'team', caseId);
    return list.map((task) => ({
      id: task.id,
      element: task.element,
      role: task.role,
      unit: task.unit?.id ?? null,
      person: task.assignee?.id ?? null,
    }));
  }

  /** Every case that has not ended, oldest first. */
  async openCases(): Promise<string[]> {
    const ids: string[] = [];
    const filter = encodeURIComponent(JSON.stringify({ state: ['opening', 'open'] }));
    const first = `/api/cases?perPage=200&sort=createdAt&order=ASC&filter=${filter}`;
    for (let path: string | null = first; path !== null;) {
      const page: { data: { id: string }[]; next: string | null } = await this.#client.json(Cases, {
        method: 'GET',
        path,
      });
      ids.push(...page.data.map((found) => found.id));
      path = page.next === null ? null : `${first}&cursor=${encodeURIComponent(page.next)}`;
    }
    return ids;
  }
}

/** The tasks of one case in a view of a person's inbox. */
export async function inbox(
  client: CentreClient,
  view: 'mine' | 'pool' | 'team',
  caseId: string,
): Promise<Task[]> {
  const filter = encodeURIComponent(JSON.stringify({ caseId }));
  const list = await client.json(Tasks, {
    method: 'GET',
    path: `/api/tasks?view=${view}&filter=${filter}`,
  });
  return list.data;
}
