import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { machine, type Machine } from '../end-to-end/machine.ts';
import { drawPhoto } from './draw-photo.ts';
import { submittedProcedure } from './submitted-procedure.ts';
import { stories, untakenMessages, type Story, type StoryStep } from './stories.ts';

/** A case that a screen shows, by the name of its story. */
export interface SeededCase {
  readonly caseId: string;
  /** Its open task, or null. */
  readonly taskId: string | null;
}
export type SeededCases = Readonly<Record<string, SeededCase>>;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const listOf = (value: unknown, name: string): readonly unknown[] => {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
};

const text = (value: unknown, name: string): string => {
  const found = field(value, name);
  if (typeof found !== 'string')
    throw new Error(`Expected ${name} in ${JSON.stringify(value).slice(0, 500)}`);
  return found;
};

const dayMillis = 86_400_000;
/** An accepting limit that is over at once, and the one that a centre begins with. */
const overAtOnce = { amount: 0.001, unit: 'urgentHours' };
const usual = { amount: 0.25, unit: 'urgentHours' };
const shortLimits = ['acceptLimit', 'dispatchLimit'] as const;

/** Plays the stories over the public API, one after the other. */
class Player {
  readonly #address: string;
  readonly #browser: Browser;
  readonly #people = new Map<string, Promise<Machine>>();
  readonly #photos = new Map<string, Promise<Buffer>>();

  constructor(address: string, browser: Browser) {
    this.#address = address;
    this.#browser = browser;
  }

  async as(login: string): Promise<Machine> {
    const known = this.#people.get(login) ?? machine(this.#address, login);
    this.#people.set(login, known);
    return known;
  }

  async #post(login: string, path: string, body: unknown): Promise<unknown> {
    const person = await this.as(login);
    const answer = await person.post(path, body);
    if (answer.status >= 300)
      throw new Error(
        `Expected ${login} to do ${path}, but got ${String(answer.status)} ${JSON.stringify(answer.body)}`,
      );
    return answer.body;
  }

  async setLimits(limit: typeof usual): Promise<void> {
    for (const key of shortLimits) {
      const admin = await this.as('admin');
      const settings = await admin.get('/api/settings');
      const setting = listOf(settings, 'data').find((one) => field(one, 'key') === key);
      await this.#put(`/api/settings/${key}`, {
        value: limit,
        version: field(setting, 'version') ?? 0,
      });
    }
  }

  async #put(path: string, body: unknown): Promise<void> {
    const admin = await this.as('admin');
    const answer = await admin.put(path, body);
    if (answer.status >= 300)
      throw new Error(`Expected ${path} to be set, but got ${JSON.stringify(answer.body)}`);
  }

  async play(story: Story): Promise<SeededCase> {
    const { report } = story;
    const opened = await this.#post('acceptor', '/api/reports', {
      channel: report.channel,
      title: report.title,
      description: report.description,
      location: {
        longitude: 119.4285,
        latitude: 32.2745,
        address: report.address,
        grid: report.grid,
      },
      reporter: {
        name: '李女士',
        phone: '13800006021',
        wantsCallback: report.wantsCallback ?? false,
      },
    });
    const caseId = text(opened, 'caseId');
    for (const step of story.steps) await this.#take(caseId, story, step);
    for (const { login, body } of story.actions ?? [])
      await this.#post(login, `/api/cases/${caseId}/actions`, await this.#filledIn(caseId, body));
    if (story.asksBack !== undefined) await this.#askBack(caseId, story.asksBack);
    for (const step of story.afterwards ?? []) await this.#take(caseId, story, step);
    const [open] = await this.#openTasks(caseId);
    if (story.protects !== undefined) {
      const { login, reason } = story.protects;
      await this.#post(login, `/api/cases/${caseId}/actions`, { type: 'protect', reason });
    }
    return { caseId, taskId: open === undefined ? null : text(open, 'id') };
  }

  /** A body with what is known only now: the time, and the intervention that waits. */
  async #filledIn(
    caseId: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (body['until'] !== undefined)
      return { ...body, until: new Date(Date.now() + 3 * dayMillis).toISOString() };
    if (body['intervention'] === undefined) return body;
    const detail = await (await this.as('admin')).get(`/api/cases/${caseId}`);
    return { ...body, intervention: text(field(field(detail, 'interventions'), 'pending'), 'id') };
  }

  async say(message: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#post('integration', '/api/messages', message);
  }

  /** A new procedure that waits for its review. */
  async submitProcedure(key: string): Promise<void> {
    const draft = await this.#post('designer', `/api/procedures/${key}/drafts`, {
      name: '井盖快修',
      nameEn: 'Cover repair',
      xml: submittedProcedure(key),
    });
    await this.#post('designer', `/api/procedure-drafts/${text(draft, 'id')}/submit`, {
      version: field(draft, 'version'),
    });
  }

  async #openTasks(caseId: string): Promise<readonly unknown[]> {
    return listOf(await (await this.as('dispatcher')).get(`/api/cases/${caseId}`), 'tasks');
  }

  /** Services may still have to run before the task is there. */
  async #openTaskAt(caseId: string, element: string): Promise<string> {
    for (let tries = 0; ; tries += 1) {
      const tasks = await this.#openTasks(caseId);
      const task = tasks.find((one) => field(one, 'element') === element);
      if (task !== undefined) return text(task, 'id');
      if (tries === 100)
        throw new Error(
          `Expected ${element} to be open, but it is ${tasks.map((one) => text(one, 'element')).join(', ')}`,
        );
      await sleep(200);
    }
  }

  async #take(caseId: string, story: Story, step: StoryStep): Promise<void> {
    const task = await this.#openTaskAt(caseId, step.element);
    const claim = await this.#post(step.login, `/api/tasks/${task}/claim`, {});
    const filed = step.outcome === 'file' ? await this.#classOf(story.code) : {};
    const photos: Record<string, readonly string[]> = {};
    for (const [name, scene] of Object.entries(step.photos ?? {}))
      photos[name] = [await this.#upload(step.login, scene)];
    await this.#post(step.login, `/api/tasks/${task}/complete`, {
      outcome: step.outcome,
      data: { ...step.data, ...filed, ...photos },
      version: field(claim, 'version'),
    });
  }

  async #askBack(
    caseId: string,
    { login, element, reason }: NonNullable<Story['asksBack']>,
  ): Promise<void> {
    const task = await this.#openTaskAt(caseId, element);
    const detail = await (await this.as(login)).get(`/api/tasks/${task}`);
    const [target] = listOf(detail, 'askTargets');
    const body = { type: 'ask-back', target: text(target, 'id'), reason };
    await this.#post(login, `/api/tasks/${task}/actions`, body);
  }

  async #classOf(code: string): Promise<Readonly<Record<string, string>>> {
    const answer = await (await this.as('acceptor')).get(`/api/catalogue?query=${code}`);
    const [found] = listOf(answer, 'data');
    const condition = listOf(found, 'conditions').find(
      (one) => field(one, 'confirmation') === 'none',
    );
    return { category: text(found, 'id'), condition: text(condition, 'id') };
  }

  async #upload(login: string, scene: 'before' | 'after'): Promise<string> {
    const drawn = this.#photos.get(scene) ?? drawPhoto(this.#browser, scene);
    this.#photos.set(scene, drawn);
    const form = new FormData();
    const bytes = new Uint8Array(await drawn);
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }), `${scene}.jpg`);
    const stored = await (await this.as(login)).upload(`${this.#address}/api/attachments`, form);
    return text(stored, 'id');
  }
}

/** Fills a centre with one case in each state that a screen has to show; real steps of real people. */
export const seedCases = async (address: string, browser: Browser): Promise<SeededCases> => {
  const player = new Player(address, browser);
  const seeded: Record<string, SeededCase> = {};
  for (const late of [true, false]) {
    await player.setLimits(late ? overAtOnce : usual);
    for (const story of stories.filter((one) => (one.late ?? false) === late))
      seeded[story.name] = await player.play(story);
  }
  for (const message of untakenMessages) await player.say(message);
  await player.submitProcedure('cover-repair');
  return seeded;
};

/** Plays some of the stories, by their names. */
export const seedSome = async (
  address: string,
  browser: Browser,
  names: readonly string[],
): Promise<SeededCases> => {
  const player = new Player(address, browser);
  const seeded: Record<string, SeededCase> = {};
  for (const story of stories.filter(({ name }) => names.includes(name)))
    seeded[story.name] = await player.play(story);
  return seeded;
};
