import type { EligiblePerson } from '../../contract/reference.ts';
import { CentreClient, type ClientOptions } from '../http/centre-client.ts';

/** To whom a task is offered. */
export interface Offered {
  readonly role: string | null;
  readonly unit: string | null;
  readonly person: string | null;
}

/** Accounts of the demonstration have ids made of their logins. */
const loginOf = (id: string): string => id.replace(/^p-/u, '');

/** The people of the town, each signed in the first time that they are needed. */
export class People {
  readonly #everybody: readonly EligiblePerson[];
  readonly #password: string;
  readonly #options: ClientOptions;
  readonly #clients = new Map<string, Promise<CentreClient>>();

  constructor(everybody: readonly EligiblePerson[], password: string, options: ClientOptions) {
    this.#everybody = everybody;
    this.#password = password;
    this.#options = options;
  }

  /** Who may take the task, by their posts. */
  candidates(offered: Offered): string[] {
    if (offered.person !== null) {
      return [offered.person];
    }
    return this.#everybody
      .filter((person) => person.posts.some((post) => fits(post, offered)))
      .map((person) => person.id);
  }

  /** Holders of a post in the grid. */
  inGrid(grid: string): string[] {
    return this.#everybody
      .filter((person) => person.posts.some((post) => post.grid?.id === grid))
      .map((person) => person.id);
  }

  /** Handlers of a unit. */
  handlersOf(unit: string): string[] {
    return this.candidates({ role: 'handler', unit, person: null });
  }

  /** @throws RequestRefused when the person cannot sign in. */
  async clientOf(id: string): Promise<CentreClient> {
    const known = this.#clients.get(id) ?? this.#signIn(id);
    this.#clients.set(id, known);
    try {
      return await known;
    } catch (error) {
      this.#clients.delete(id);
      throw error;
    }
  }

  async #signIn(id: string): Promise<CentreClient> {
    const client = new CentreClient(this.#options);
    await client.signIn({ login: loginOf(id), password: this.#password });
    return client;
  }
}

function fits(post: EligiblePerson['posts'][number], offered: Offered): boolean {
  return (
    (offered.role === null || post.role === offered.role) &&
    (offered.unit === null || post.unit.id === offered.unit)
  );
}
