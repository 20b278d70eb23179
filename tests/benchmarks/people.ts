import { machine, type Machine } from '../end-to-end/machine.ts';

/** Who takes each step of the straight path, and what they fill in. */
export interface WorkedStep {
  readonly element: string;
  readonly login: string;
  readonly outcome: string;
  readonly data: (given: {
    readonly before: string;
    readonly after: string;
    readonly classId: string;
    readonly condition: string;
  }) => Readonly<Record<string, unknown>>;
}

export const workedSteps: readonly WorkedStep[] = [
  { element: 'accept', login: 'acceptor', outcome: 'accept', data: () => ({}) },
  {
    element: 'file',
    login: 'acceptor',
    outcome: 'file',
    data: (given) => ({ category: given.classId, condition: given.condition }),
  },
  {
    element: 'dispatch',
    login: 'dispatcher',
    outcome: 'dispatch',
    data: () => ({ unit: 'u-enforcement' }),
  },
  { element: 'assign', login: 'lead', outcome: 'assign', data: () => ({ person: 'p-handler' }) },
  {
    element: 'handle',
    login: 'handler',
    outcome: 'submit',
    data: (given) => ({
      result: 'Done on the spot.',
      before: [given.before],
      after: [given.after],
    }),
  },
  {
    element: 'confirm-result',
    login: 'lead',
    outcome: 'submit-feedback',
    data: () => ({ result: 'Confirmed.' }),
  },
  { element: 'feedback', login: 'dispatcher', outcome: 'pass', data: () => ({}) },
  { element: 'check', login: 'grid', outcome: 'pass', data: () => ({}) },
  {
    element: 'close',
    login: 'acceptor',
    outcome: 'close',
    data: () => ({ closingConditionMet: true, answer: 'It has been put right.' }),
  },
];

/** Through all twelve stages: for a report whose reporter wants a call, by a condition to be confirmed. */
export const everyStageSteps: readonly WorkedStep[] = [
  {
    element: 'accept',
    login: 'acceptor',
    outcome: 'incomplete',
    data: () => ({ question: 'Is it still there?' }),
  },
  { element: 'verify', login: 'grid', outcome: 'verified', data: () => ({}) },
  ...workedSteps,
  {
    element: 'callback',
    login: 'acceptor',
    outcome: 'reached',
    data: () => ({ solved: true, satisfaction: 5 }),
  },
  { element: 'confirm', login: 'commander', outcome: 'confirm', data: () => ({}) },
];

export type People = ReadonlyMap<string, Machine>;

export const signInAll = async (
  address: string,
  steps: readonly WorkedStep[] = workedSteps,
): Promise<People> => {
  const logins = [...new Set(steps.map((step) => step.login))];
  return new Map(
    await Promise.all(logins.map(async (login) => [login, await machine(address, login)] as const)),
  );
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textField = (value: unknown, name: string): string => {
  const found = field(value, name);
  if (typeof found !== 'string') throw new Error(`Expected ${name} in ${JSON.stringify(value)}`);
  return found;
};

const personOf = (people: People, login: string): Machine => {
  const found = people.get(login);
  if (found === undefined) throw new Error(`Expected ${login} to be signed in`);
  return found;
};

const firstOf = (value: unknown): unknown =>
  Array.isArray(value) ? (value[0] as unknown) : undefined;

/** A class by its code with its first filing condition; that of 06010 needs nobody's confirmation. */
export const conditionOf = async (
  people: People,
  code = '06010',
): Promise<{ readonly classId: string; readonly condition: string }> => {
  const answer = await personOf(people, 'acceptor').get(`/api/catalogue?query=${code}`);
  const found = firstOf(field(answer, 'data'));
  return {
    classId: textField(found, 'id'),
    condition: textField(firstOf(field(found, 'conditions')), 'id'),
  };
};

export const openCase = async (
  people: People,
  n: number,
  reporter: { readonly wantsCallback?: boolean } = {},
): Promise<string> => {
  const { status, body } = await personOf(people, 'acceptor').post('/api/reports', {
    channel: 'phone',
    title: `Waste beside the bins ${String(n)}`,
    description: 'Bags lie beside the bins.',
    location: { longitude: 120.1, latitude: 32.1, address: 'Jianshe Road', grid: 'g-jianshe-01' },
    reporter,
  });
  if (status !== 201)
    throw new Error(
      `Expected the report to open a case, but got ${String(status)} ${JSON.stringify(body)}`,
    );
  return textField(body, 'caseId');
};

/** The open task of a case; the first one is looked up, the following come with each answer. */
export const openTaskOf = async (people: People, caseId: string): Promise<string> => {
  const answer = await personOf(people, 'acceptor').get(`/api/cases/${caseId}`);
  return textField(firstOf(field(answer, 'tasks')), 'id');
};

/** Claims and completes one task: two requests, the step that the benchmark counts. */
export const takeStep = async (
  people: People,
  step: WorkedStep,
  task: string,
  given: Parameters<WorkedStep['data']>[0],
): Promise<string | null> => {
  const person = personOf(people, step.login);
  const claim = await person.post(`/api/tasks/${task}/claim`, {});
  if (claim.status !== 200)
    throw new Error(
      `${step.element}: claim answered ${String(claim.status)} ${JSON.stringify(claim.body)}`,
    );
  const version = field(claim.body, 'version');
  const done = await person.post(`/api/tasks/${task}/complete`, {
    outcome: step.outcome,
    data: step.data(given),
    version,
  });
  if (done.status !== 200)
    throw new Error(
      `${step.element}: complete answered ${String(done.status)} ${JSON.stringify(done.body)}`,
    );
  const next = firstOf(field(done.body, 'tasks'));
  return next === undefined ? null : textField(next, 'id');
};

/** A photo of the handler's; bound to nothing yet, so it can be used once a case. */
export const uploadPhoto = async (address: string, people: People): Promise<string> => {
  const form = new FormData();
  // The smallest PNG there is: one transparent pixel.
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  form.append('file', new Blob([png], { type: 'image/png' }), 'photo.png');
  return textField(
    await personOf(people, 'handler').upload(`${address}/api/attachments`, form),
    'id',
  );
};
