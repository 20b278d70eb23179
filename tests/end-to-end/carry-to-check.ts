import { isRecord } from '../../domain/is-record.ts';
import { machine, type Machine } from './machine.ts';

/** A place in the grid of the demo's grid worker. */
export const place = { longitude: 119.4286, latitude: 32.2754 };

const whole = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  const { data } = whole(value);
  return Array.isArray(data) ? data.map(whole) : [];
};

const pollMillis = 250;
const mostPolls = 240;

/** The case's open task that this person may do. */
export const taskOf = async (person: Machine, caseId: string): Promise<string> => {
  const filter = encodeURIComponent(JSON.stringify({ caseId }));
  for (let poll = 0; poll < mostPolls; poll += 1) {
    for (const view of ['mine', 'pool']) {
      const [task] = listOf(await person.get(`/api/tasks?view=${view}&filter=${filter}`));
      if (task !== undefined) return String(task['id']);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, pollMillis);
    });
  }
  throw new Error(`Expected a task of case ${caseId}, but none came`);
};

/** What is submitted: what the form holds already, and what is given besides. */
type Data = (
  values: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;

/** Finishes the case's task as a person. */
export const finish = async (
  person: Machine,
  caseId: string,
  outcome: string,
  data: Data = () => ({}),
): Promise<void> => {
  const id = await taskOf(person, caseId);
  const task = whole(await person.get(`/api/tasks/${id}`));
  const values = whole(whole(task['form'])['values']);
  const answer = await person.post(`/api/tasks/${id}/complete`, {
    outcome,
    data: await data(values),
    version: task['version'],
  });
  if (answer.status !== 200)
    throw new Error(`Expected ${outcome} to be done, but got ${JSON.stringify(answer)}`);
};

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const upload = async (person: Machine, address: string): Promise<string> => {
  const form = new FormData();
  form.set('file', new Blob([pixel], { type: 'image/png' }), 'photo.png');
  return String(whole(await person.upload(`${address}/api/attachments`, form))['id']);
};

/** A report at {@link place}, and the id of its case. */
const report = async (person: Machine, title: string): Promise<string> => {
  const answer = await person.post('/api/reports', {
    channel: 'phone',
    title,
    description: title,
    location: { ...place, address: '和平路 31 号，东门南侧' },
  });
  return String(whole(answer.body)['caseId']);
};

/** A case that the grid worker is to verify. */
export const carryToVerify = async (address: string, title: string): Promise<string> => {
  const acceptor = await machine(address, 'acceptor');
  const caseId = await report(acceptor, title);
  await finish(acceptor, caseId, 'incomplete', () => ({ question: '是否属实' }));
  return caseId;
};

/** A case that the dispatcher is to dispatch: its class has a unit that answers for it. */
export const carryToDispatch = async (address: string, title: string): Promise<string> => {
  const acceptor = await machine(address, 'acceptor');
  const caseId = await report(acceptor, title);
  await finish(acceptor, caseId, 'accept');
  const classes = listOf(
    await acceptor.get(`/api/catalogue?query=${encodeURIComponent('私搭乱建')}`),
  );
  const [row] = classes;
  const conditions = Array.isArray(row?.['conditions']) ? row['conditions'].map(whole) : [];
  await finish(acceptor, caseId, 'file', () => ({
    category: row?.['id'],
    condition: conditions[0]?.['id'],
  }));
  return caseId;
};

/** A case whose handling the grid worker is to check: everybody before has done their part. */
export const carryToCheck = async (address: string, title: string): Promise<string> => {
  const [dispatcher, lead, handler] = await Promise.all(
    ['dispatcher', 'lead', 'handler'].map(async (login) => machine(address, login)),
  );
  if (dispatcher === undefined || lead === undefined || handler === undefined)
    throw new Error('Expected three people, but there are fewer');
  const caseId = await carryToDispatch(address, title);
  await finish(dispatcher, caseId, 'dispatch', ({ unit }) => ({ unit }));
  const me = whole(whole(await handler.get('/api/session'))['user'])['id'];
  await finish(lead, caseId, 'assign', () => ({ person: me }));
  await finish(handler, caseId, 'submit', async () => ({
    result: '已拆除骨架，清理干净',
    before: [await upload(handler, address)],
    after: [await upload(handler, address)],
  }));
  await finish(lead, caseId, 'submit-feedback', () => ({ result: '情况属实，已拆除' }));
  await finish(dispatcher, caseId, 'pass');
  return caseId;
};
