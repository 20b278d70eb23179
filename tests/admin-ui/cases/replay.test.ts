import { describe, expect, it } from 'vitest';
import { inFlowOrder } from '../../../admin-ui/resources/cases/element-list.tsx';
import { elementNames } from '../../../admin-ui/resources/cases/element-names.ts';
import { replayedMarking } from '../../../admin-ui/resources/cases/procedure-queries.ts';
import {
  eventsUpTo,
  indexOf,
  parseAt,
  placeAt,
  playFrom,
  stepped,
} from '../../../admin-ui/resources/cases/replay.ts';
import { deliveredProcedure, sampleCase } from './sample-case.ts';

const seqs = [1, 2, 3, 5, 8];

describe('the place of a replay', () => {
  it('is read from the address; what is no entry, or the last one, is the present', () => {
    expect(parseAt('3', seqs)).toBe(3);
    for (const text of [null, '', '4', '8', '99', '-3', '3.0', 'x']) {
      expect(parseAt(text, seqs)).toBeNull();
    }
  });

  it('goes one entry back and forth, not beyond the ends, and arrives at the present', () => {
    expect(stepped(seqs, null, -1)).toBe(5);
    expect(stepped(seqs, 5, 1)).toBeNull();
    expect(stepped(seqs, 2, -1)).toBe(1);
    expect(stepped(seqs, 1, -1)).toBe(1);
    expect(stepped(seqs, null, 1)).toBeNull();
  });

  it('is a place on the slider and back', () => {
    for (const [index, seq] of seqs.entries()) {
      const at = placeAt(seqs, index);
      expect(at).toBe(index === seqs.length - 1 ? null : seq);
      expect(indexOf(seqs, at)).toBe(index);
    }
  });

  it('plays from the start when it stands at the present, else from where it stands', () => {
    expect(playFrom(seqs, null)).toBe(1);
    expect(playFrom(seqs, 3)).toBe(3);
  });

  it('has nowhere to go in an empty ledger', () => {
    expect([
      stepped([], null, 1),
      stepped([], null, -1),
      indexOf([], null),
      playFrom([], null),
    ]).toEqual([null, null, 0, null]);
  });
});

describe('replay in the browser', () => {
  it('gives at every entry the marking that the engine gave then', async () => {
    const { procedure, entries, markings } = await sampleCase();
    for (const { seq } of entries) {
      const { active, completed, cancelled, taken } = await replayedMarking(
        procedure,
        eventsUpTo(entries, seq),
      );
      expect({ seq, active, completed, cancelled, taken }).toEqual(markings.get(seq));
    }
    expect(
      new Set([...markings.values()].map((each) => each.active.join(' '))).size,
    ).toBeGreaterThan(4);
  });

  it('leaves out what a superseded step had recorded', async () => {
    const { entries } = await sampleCase();
    const last = entries.at(-1);
    const lost = entries.find((entry) => entry.elementId === 'file');
    if (last === undefined || lost === undefined) {
      throw new Error('Expected the sample to be filed');
    }
    const superseded = {
      ...last,
      seq: last.seq + 1,
      step: lost.step,
      type: 'step-superseded',
      params: {},
    };
    const events = eventsUpTo([...entries, superseded], superseded.seq);
    expect(events.map((event) => event.type)).toEqual(['start', 'complete']);
  });
});

describe('the text twin', () => {
  it('lists the steps in the order in which tokens reach them, each once', async () => {
    const elements = inFlowOrder(await deliveredProcedure()).map((element) => element.id);
    expect(new Set(elements).size).toBe(elements.length);
    const order = [
      'report',
      'accept',
      'file',
      'dispatch',
      'handle',
      'feedback',
      'check',
      'close',
      'callback',
      'assess',
    ];
    expect(elements.filter((id) => order.includes(id))).toEqual(order);
  });

  it('has names in both languages', async () => {
    const procedure = await deliveredProcedure();
    expect(elementNames(procedure, 'zh').element('dispatch')).toBe('派遣');
    expect(elementNames(procedure, 'en').element('dispatch')).toBe('Dispatch');
    expect(elementNames(procedure, 'zh').outcome('accept', 'accept')).toBe('受理');
    expect(elementNames(procedure, 'zh').outcome('accept', 'unheard-of')).toBe('unheard-of');
    expect(elementNames(procedure, 'zh').element('unheard-of')).toBe('unheard-of');
  });
});
