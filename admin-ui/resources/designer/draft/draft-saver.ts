import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import { ApiProblem, failureCode, isProblem } from '../../../providers/api-failure.ts';
import type { DiagramStore } from './kept-diagram.ts';

/** Whether the server has what is drawn, and if not, what stands in the way. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The server takes nothing now; it is asked again. `onDevice`: the text is safe here meanwhile. */
  | { readonly kind: 'waiting'; readonly code: string; readonly onDevice: boolean }
  /** Somebody, or another tab, has saved meanwhile: one of the two has to be chosen. */
  | { readonly kind: 'stale'; readonly theirs: Draft; readonly mine: string }
  /** It can no longer be saved: another writes it, or it is not written any more. */
  | { readonly kind: 'refused'; readonly code: string };

export interface DraftSaverOptions {
  /** As it was read. */
  readonly draft: Draft;
  readonly store: DiagramStore;
  readonly put: (version: number, xml: string) => Promise<Draft>;
  readonly get: () => Promise<Draft>;
  readonly now: () => number;
  readonly onSaved: (draft: Draft) => void;
  /** Milliseconds: how long the diagram rests before it is saved, and before the server is asked again. */
  readonly rest?: number;
  readonly again?: number;
}

/** What the canvas is to show: a text of elsewhere is drawn anew, what is drawn here is not. */
export interface Shown {
  readonly xml: string;
  readonly turn: number;
}

const restMillis = 2000;
const againMillis = 10_000;

/** The session or the server is away for a moment; what was drawn waits. */
const passes = (failure: unknown): boolean =>
  !(failure instanceof ApiProblem) ||
  failure.status >= 500 ||
  failure.status === 401 ||
  failure.status === 429;

/**
 * Keeps one draft: each change at once on this device, a moment later on the server. One save runs at a time; what
 * changes meanwhile is saved after it. Nothing that was drawn is forgotten here before the server has it.
 */
export class DraftSaver {
  readonly #options: DraftSaverOptions;
  readonly #listeners = new Set<() => void>();
  /** What was sent without an answer: the server may have it. */
  readonly #unanswered = new Set<string>();
  #version: number;
  /** What the server has, and what is drawn. */
  #kept: string;
  #text: string;
  #state: SaveState = { kind: 'saved' };
  #shown: Shown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #isOnDevice = true;
  #isLeft = false;

  constructor(options: DraftSaverOptions) {
    const { draft } = options;
    this.#options = options;
    this.#version = draft.version;
    this.#kept = draft.xml;
    this.#text = draft.xml;
    this.#restore();
    this.#shown = { xml: this.#text, turn: 0 };
  }

  readonly state = (): SaveState => this.#state;
  readonly shown = (): Shown => this.#shown;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** What the server has, as far as is known here. */
  get version(): number {
    return this.#version;
  }

  readonly change = (xml: string): void => {
    if (xml === this.#text) {
      return;
    }
    const before = this.#text;
    this.#text = xml;
    if (this.#isSettled() && this.#running === null && this.#state.kind !== 'stale') {
      clearTimeout(this.#timer);
      this.#options.store.forget(before);
      this.#become({ kind: 'saved' });
      return;
    }
    this.#keep();
    this.#become(
      this.#state.kind === 'stale' ? { ...this.#state, mine: xml } : { kind: 'unsaved' },
    );
    if (this.#isLeft) {
      void this.save();
    } else {
      this.#later(this.#options.rest ?? restMillis);
    }
  };

  /** Saves what there is to save. True when the server has everything. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#state.kind === 'stale') {
      return false;
    }
    if (this.#running === null && this.#isSettled()) {
      this.#become({ kind: 'saved' });
      return true;
    }
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Of two texts this one: it is saved over the other. */
  async keepMine(): Promise<boolean> {
    if (this.#state.kind !== 'stale') {
      return false;
    }
    ({ version: this.#version, xml: this.#kept } = this.#state.theirs);
    this.#keep();
    this.#become({ kind: 'unsaved' });
    return this.save();
  }

  /** Of two texts the other. */
  takeTheirs(): void {
    if (this.#state.kind === 'stale') {
      const { theirs, mine } = this.#state;
      this.#options.store.forget(mine);
      this.#draw(theirs.xml);
      this.#accept(theirs);
      this.#become({ kind: 'saved' });
    }
  }

  /** Follows what was read anew, where nothing is left to save here. */
  follow({ version, xml }: Draft): void {
    if (version <= this.#version || this.#state.kind !== 'saved') {
      return;
    }
    this.#version = version;
    this.#kept = xml;
    if (xml !== this.#text) {
      this.#draw(xml);
      this.#become({ kind: 'saved' });
    }
  }

  /** Saves what is left; what is told later is saved at once. */
  leave(): void {
    void this.save();
    this.#isLeft = true;
  }

  #isSettled(): boolean {
    return this.#text === this.#kept;
  }

  #become(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #draw(xml: string): void {
    this.#text = xml;
    this.#shown = { xml, turn: this.#shown.turn + 1 };
  }

  #later(millis: number): void {
    clearTimeout(this.#timer);
    if (!this.#isLeft) {
      this.#timer = setTimeout(() => {
        void this.save();
      }, millis);
    }
  }

  #keep(): void {
    const { store, now } = this.#options;
    this.#isOnDevice = store.write({ xml: this.#text, of: this.#version, at: now() });
  }

  /** What was left on this device: gone on with, or held against what the server has by now. */
  #restore(): void {
    const { store, draft, rest = restMillis } = this.#options;
    const mine = store.read();
    if (mine === null || mine.xml === draft.xml) {
      return;
    }
    this.#text = mine.xml;
    if (mine.of === this.#version) {
      this.#state = { kind: 'unsaved' };
      this.#later(rest);
    } else {
      this.#state = { kind: 'stale', theirs: draft, mine: mine.xml };
    }
  }

  #accept(saved: Draft): void {
    this.#version = saved.version;
    this.#kept = saved.xml;
    this.#unanswered.clear();
    this.#options.store.forget(saved.xml);
    if (!this.#isSettled()) {
      this.#keep();
    }
    this.#options.onSaved(saved);
  }

  async #run(): Promise<boolean> {
    // Each save names the version that the one before has made.
    let goesOn = true;
    while (goesOn && !this.#isSettled()) {
      goesOn = await this.#attempt();
    }
    this.#running = null;
    if (this.#isSettled()) {
      this.#become({ kind: 'saved' });
    }
    return this.#isSettled();
  }

  /** True when it is worth going on. */
  async #attempt(): Promise<boolean> {
    const sent = this.#text;
    this.#become({ kind: 'saving' });
    try {
      this.#accept(await this.#options.put(this.#version, sent));
      return true;
    } catch (failure) {
      if (passes(failure)) {
        this.#unanswered.add(sent);
      }
      return isProblem(failure, 'stale-version') ? this.#meet() : this.#fail(failure);
    }
  }

  /** Somebody has saved meanwhile. It may have been this page, whose answer was lost. */
  async #meet(): Promise<boolean> {
    try {
      const theirs = await this.#options.get();
      if (theirs.xml === this.#text || this.#unanswered.has(theirs.xml)) {
        this.#accept(theirs);
        return true;
      }
      this.#become({ kind: 'stale', theirs, mine: this.#text });
      return false;
    } catch (failure) {
      return this.#fail(failure);
    }
  }

  #fail(failure: unknown): false {
    const code = failureCode(failure);
    if (passes(failure)) {
      this.#become({ kind: 'waiting', code, onDevice: this.#isOnDevice });
      this.#later(this.#options.again ?? againMillis);
    } else {
      this.#become({ kind: 'refused', code });
    }
    return false;
  }
}
