import * as fc from 'fast-check';
import type { KeyRule, MessageRule } from '../../bpmn/model/event-definition.ts';
import type { MultiInstance } from '../../bpmn/model/loop.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { ProcedureBuilder } from './procedure-builder.ts';

/** A block-structured piece of a procedure: one way in, one way out. */
export type Block =
  | { readonly type: 'task' }
  | {
      readonly type: 'sequence' | 'parallel' | 'exclusive' | 'inclusive' | 'anyOrder' | 'oneByOne';
      readonly blocks: readonly Block[];
    }
  | {
      readonly type: 'loop' | 'sub' | 'call' | 'terminated' | 'failing' | 'joint' | 'inTurn';
      readonly block: Block;
    }
  | {
      readonly type: 'interrupted' | 'watched' | 'handled' | 'attended';
      readonly block: Block;
      readonly aside: Block;
    };

export interface BlockOptions {
  /** Branches of non-interrupting boundary events stay when a return withdraws their host. */
  readonly survivors?: boolean;
  /** Boundary events wait for a message, not for a time. */
  readonly messages?: boolean;
  /** Where one interrupts, the token goes another way and comes back no more. */
  readonly leaving?: boolean;
  /** They wait by this key. */
  readonly key?: KeyRule;
  /** The first thing that each leads to is a message that is sent by the key. */
  readonly answers?: boolean;
  /** What tasks have done has to be undone: every other one's is required. */
  readonly undo?: boolean;
  /** Returns set all variables back. */
  readonly rollback?: boolean;
  /** Bodies complete when more than half of their turns have ended, and collect what those gave. */
  readonly counted?: boolean;
}

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block; several: Block[] }>((tie) => ({
  several: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'large', withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant<Block>({ type: 'task' }) },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constantFrom(
          'sequence' as const,
          'sequence' as const,
          'parallel' as const,
          'exclusive' as const,
          'inclusive' as const,
          'anyOrder' as const,
          'oneByOne' as const,
        ),
        blocks: tie('several'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constantFrom(
          'loop' as const,
          'sub' as const,
          'call' as const,
          'terminated' as const,
          'failing' as const,
          'joint' as const,
          'inTurn' as const,
        ),
        block: tie('block'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constantFrom(
          'interrupted' as const,
          'watched' as const,
          'handled' as const,
          'attended' as const,
        ),
        block: tie('block'),
        aside: tie('block'),
      }),
    },
  ),
})).block;

/** Changes every piece, inner ones first. */
export function rebuilt(change: (block: Block) => Block): (block: Block) => Block {
  const rebuild = (block: Block): Block => {
    if ('blocks' in block) return change({ ...block, blocks: block.blocks.map(rebuild) });
    if (block.type === 'task') return block;
    const inner = rebuild(block.block);
    if ('aside' in block) return change({ ...block, block: inner, aside: rebuild(block.aside) });
    return change({ ...block, block: inner });
  };
  return rebuild;
}

/** A return behind what was done one by one leaves an order that no history has: there is no twin. */
export const inAnyOrder = rebuilt((block) =>
  block.type === 'oneByOne' ? { ...block, type: 'anyOrder' } : block,
);

/** What people start is not explored. */
export const withoutAdHoc = rebuilt((block) =>
  block.type === 'anyOrder' || block.type === 'oneByOne' ? { ...block, type: 'sequence' } : block,
);

const turns = (sequential: boolean): MultiInstance => ({
  kind: 'multi',
  sequential,
  cardinality: sequential ? '2' : '3',
  collection: null,
  item: null,
  completion: null,
  output: null,
});
const turnsOf: Readonly<Record<string, MultiInstance>> = {
  joint: turns(false),
  inTurn: turns(true),
};
const counted: Partial<MultiInstance> = {
  completion: 'numberOfCompletedInstances > numberOfInstances / 2',
  output: { name: 'given', value: 'loopCounter' },
};

interface Ends {
  readonly first: string;
  readonly last: string;
}

/** Draws the blocks. Every decision stands right behind a task, so that it depends on that task alone. */
export function drawProcedure(block: Block, options: BlockOptions = {}): Procedure {
  const called: Record<string, Procedure> = {};
  const draw = new Drawing(new ProcedureBuilder(), called, options);
  draw.level(null, block);
  const procedure = draw.builder.build('random', called);
  return options.rollback === true ? { ...procedure, rollback: draw.builder.variables } : procedure;
}

class Drawing {
  readonly builder: ProcedureBuilder;
  readonly #called: Record<string, Procedure>;
  readonly #options: BlockOptions;
  readonly #adHocs = new Set<string>();
  #users = 0;

  constructor(builder: ProcedureBuilder, called: Record<string, Procedure>, options: BlockOptions) {
    this.builder = builder;
    this.#called = called;
    this.#options = options;
  }

  level(parent: string | null, block: Block): void {
    const start = this.builder.plain('startEvent', parent);
    const { first, last } = this.#block(block, parent);
    this.builder.flow(start, first);
    this.builder.flow(last, this.builder.plain('endEvent', parent));
  }

  #block(block: Block, parent: string | null): Ends {
    if (block.type === 'task') {
      const task = this.#user(parent);
      return { first: task, last: task };
    }
    if ('blocks' in block) return this.#several(block, parent);
    if ('aside' in block) return this.#beside(block, parent);
    return this.#around(block, parent);
  }

  #several(
    block: Extract<Block, { readonly blocks: readonly Block[] }>,
    parent: string | null,
  ): Ends {
    const { builder } = this;
    if (block.type === 'sequence') return this.#sequence(block.blocks, parent);
    if (block.type === 'anyOrder' || block.type === 'oneByOne')
      return this.#adHoc(block.blocks, parent, block.type === 'oneByOne');
    const task = this.#user(parent);
    const [split, join] = this.#gateways(block.type, parent);
    builder.flow(task, split);
    for (const [index, inner] of block.blocks.entries()) {
      const part = this.#block(inner, parent);
      const isDefault = index === block.blocks.length - 1 && block.type !== 'parallel';
      const flow = builder.flow(
        split,
        part.first,
        isDefault ? null : conditions[block.type]?.[index],
      );
      if (isDefault) builder.setDefault(split, flow);
      builder.flow(part.last, join);
    }
    return { first: task, last: join };
  }

  #sequence(inner: readonly Block[], parent: string | null): Ends {
    const parts = inner.map((one) => this.#block(one, parent));
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      if (next !== undefined) this.builder.flow(part.last, next.first);
    }
    return { first: parts[0]?.first ?? '', last: parts.at(-1)?.last ?? '' };
  }

  /** People start the first tasks; what follows them stands in the same scope. */
  #adHoc(inner: readonly Block[], parent: string | null, sequential: boolean): Ends {
    const { builder } = this;
    const host = builder.adHoc(parent, sequential);
    this.#adHocs.add(host);
    for (const one of inner) {
      const part = this.#block(one, host);
      builder.flow(this.#user(host), part.first);
      builder.flow(part.last, this.#user(host));
    }
    return { first: host, last: host };
  }

  /** There are no end events in an ad-hoc sub-process. */
  #end(parent: string | null): string {
    return this.#isInAdHoc(parent) ? this.#user(parent) : this.builder.plain('endEvent', parent);
  }

  #isInAdHoc(parent: string | null): boolean {
    return parent !== null && this.#adHocs.has(parent);
  }

  #gateways(type: 'parallel' | 'exclusive' | 'inclusive', parent: string | null): [string, string] {
    const one = (): string =>
      type === 'parallel'
        ? this.builder.plain('parallelGateway', parent)
        : this.builder.gateway(`${type}Gateway`, parent);
    return [one(), one()];
  }

  #beside(block: Extract<Block, { readonly aside: Block }>, parent: string | null): Ends {
    const { builder } = this;
    const host = builder.subProcess(parent);
    this.level(host, block.block);
    if (block.type === 'handled' || block.type === 'attended') {
      const handler = builder.handler(host, block.type === 'handled');
      const event = this.#block(block.aside, handler);
      builder.flow(builder.timerStart(handler), event.first);
      builder.flow(event.last, builder.plain('endEvent', handler));
      return { first: host, last: host };
    }
    const aside = this.#answered(this.#block(block.aside, parent), parent);
    if (block.type === 'watched') {
      const event = builder.boundary(host, parent, {
        interrupting: false,
        survivesReturn: this.#options.survivors === true && !this.#isInAdHoc(parent),
        ...this.#awaited(),
      });
      builder.flow(event, aside.first);
      builder.flow(aside.last, this.#end(parent));
      return { first: host, last: host };
    }
    const event = builder.boundary(host, parent, { interrupting: true, ...this.#awaited() });
    builder.flow(event, aside.first);
    if (this.#options.leaving === true) {
      builder.flow(aside.last, this.#end(parent));
      return { first: host, last: host };
    }
    const merge = builder.gateway('exclusiveGateway', parent);
    builder.flow(host, merge);
    builder.flow(aside.last, merge);
    return { first: host, last: merge };
  }

  #user(parent: string | null): string {
    if (this.#options.undo !== true) return this.builder.user(parent);
    this.#users += 1;
    const required = this.#users % 2 === 0;
    return this.builder.user(parent, { service: { name: 'undo', inputs: {} }, required });
  }

  #awaited(): { readonly message?: MessageRule } {
    const { key, messages } = this.#options;
    const news = { message: 'news', correlation: null };
    if (key !== undefined) return { message: { ...news, key } };
    return messages === true ? { message: news } : {};
  }

  /** A keyed message is answered with the number that is known. */
  #answered(aside: Ends, parent: string | null): Ends {
    const { key, answers } = this.#options;
    if (key === undefined || answers !== true) return aside;
    const payload = { number: 'number' };
    const send = this.builder.messageThrow(parent, {
      message: 'answer',
      correlation: null,
      key,
      payload,
    });
    this.builder.flow(send, aside.first);
    return { first: send, last: aside.last };
  }

  #around(
    block: Extract<
      Block,
      { readonly type: 'loop' | 'sub' | 'call' | 'terminated' | 'failing' | 'joint' | 'inTurn' }
    >,
    parent: string | null,
  ): Ends {
    const { builder } = this;
    if (block.type === 'loop') return this.#loop(block.block, parent);
    if (block.type === 'call') {
      const id = builder.id('called');
      const inner = new Drawing(new ProcedureBuilder(`${id}-`), this.#called, this.#options);
      inner.level(null, block.block);
      this.#called[id] = inner.builder.build(id);
      const call = builder.call(parent, id);
      return { first: call, last: call };
    }
    const host = builder.subProcess(parent, this.#turnsOf(block.type));
    if (block.type === 'sub' || block.type === 'joint' || block.type === 'inTurn')
      this.level(host, block.block);
    else if (block.type === 'terminated') this.#terminated(host, block.block);
    else return this.#failing(host, block.block, parent);
    return { first: host, last: host };
  }

  #turnsOf(type: string): MultiInstance | undefined {
    const loop = turnsOf[type];
    return loop === undefined || this.#options.counted !== true ? loop : { ...loop, ...counted };
  }

  #loop(inner: Block, parent: string | null): Ends {
    const { builder } = this;
    const part = this.#block(inner, parent);
    const entry = builder.gateway('exclusiveGateway', parent);
    const task = this.#user(parent);
    const decision = builder.gateway('exclusiveGateway', parent);
    const exit = builder.gateway('exclusiveGateway', parent);
    builder.flow(entry, part.first);
    builder.flow(part.last, task);
    builder.flow(task, decision);
    builder.flow(decision, entry, 'outcome = "a"');
    builder.setDefault(decision, builder.flow(decision, exit));
    return { first: entry, last: exit };
  }

  /** A fork whose one branch terminates the sub-process. */
  #terminated(host: string, inner: Block): void {
    const { builder } = this;
    const start = builder.plain('startEvent', host);
    const fork = builder.plain('parallelGateway', host);
    const part = this.#block(inner, host);
    const task = this.#user(host);
    builder.flow(start, fork);
    builder.flow(fork, part.first);
    builder.flow(part.last, builder.plain('endEvent', host));
    builder.flow(fork, task);
    builder.flow(task, builder.plain('terminateEndEvent', host));
  }

  /** A sub-process that throws when its last task says so, with a handler behind it. */
  #failing(host: string, inner: Block, parent: string | null): Ends {
    const { builder } = this;
    const start = builder.plain('startEvent', host);
    const part = this.#block(inner, host);
    const task = this.#user(host);
    const decision = builder.gateway('exclusiveGateway', host);
    builder.flow(start, part.first);
    builder.flow(part.last, task);
    builder.flow(task, decision);
    builder.flow(decision, builder.errorEnd(host), 'outcome = "a"');
    builder.setDefault(decision, builder.flow(decision, builder.plain('endEvent', host)));
    const event = builder.boundary(host, parent, { error: true, interrupting: true });
    const handler = this.#user(parent);
    const merge = builder.gateway('exclusiveGateway', parent);
    builder.flow(event, handler);
    builder.flow(handler, merge);
    builder.flow(host, merge);
    return { first: host, last: merge };
  }
}

const conditions: { readonly [type: string]: readonly string[] | undefined } = {
  exclusive: ['outcome = "a"', 'outcome = "b"'],
  inclusive: ['outcome = "a" or outcome = "c"', 'outcome = "b" or outcome = "c"'],
};
