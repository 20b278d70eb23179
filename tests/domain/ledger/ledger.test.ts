import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/ledger/canonical-json.ts';
import {
  isLedgerEntryType,
  ledgerEntryTypes,
  presentEntryType,
} from '../../../domain/ledger/ledger-entry-types.ts';
import {
  chainHash,
  genesisHash,
  type LedgerContent,
  ledgerDigest,
  ledgerText,
} from '../../../domain/ledger/ledger-hash.ts';
import { type ChainedEntry, verifyChain } from '../../../domain/ledger/verify-chain.ts';
import { entryTypes } from '../../../workflows/entries/entry-type.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('canonical JSON', () => {
  it('has one spelling whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, null, { d: 'é', c: true }], a: -0, 环: '节' })).toBe(
      '{"a":0,"b":[1,null,{"c":true,"d":"é"}],"环":"节"}',
    );
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('says the same as the value it came from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it('refuses what JSON cannot carry', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(/finite/u);
    expect(() => canonicalJson([() => 1])).toThrow(/function/u);
    expect(() => canonicalJson([undefined])).toThrow(/undefined/u);
  });
});

const content = (index: number): LedgerContent => ({
  caseId: 'c-1',
  step: index,
  at: Date.UTC(2026, 2, 10, 1, 2, 3, index),
  actor: { person: 'p-acceptor', role: 'acceptor' },
  origin: 'person',
  type: 'task-completed',
  params: { outcome: 'accept', index },
  taskId: `c-1.${index}`,
  elementId: null,
  commandId: null,
});

const chain = (length: number): ChainedEntry[] => {
  const entries: ChainedEntry[] = [];
  let previous = genesisHash;
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = content(seq);
    const digest = ledgerDigest(entry, sha256);
    const hash = chainHash(previous, digest, sha256);
    entries.push({ ...entry, seq, digest, hash });
    previous = hash;
  }
  return entries;
};

const changed = (
  entries: readonly ChainedEntry[],
  seq: number,
  change: Partial<ChainedEntry>,
): ChainedEntry[] => entries.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));

describe('the digest of an entry', () => {
  it('is taken of this text', () => {
    expect(ledgerText(content(7))).toBe(
      '{"actor":{"person":"p-acceptor","role":"acceptor"},"at":"2026-03-10T01:02:03.007Z",' +
        '"caseId":"c-1","commandId":null,"elementId":null,"origin":"person",' +
        '"params":{"index":7,"outcome":"accept"},"step":7,"taskId":"c-1.7","type":"task-completed"}',
    );
    expect(ledgerDigest(content(7), sha256)).toBe(sha256(ledgerText(content(7))));
  });

  it('is chained to the hash before', () => {
    expect(genesisHash).toMatch(/^0{64}$/u);
    const [first, second] = chain(2);
    expect(first?.hash).toBe(sha256(genesisHash + (first?.digest ?? '')));
    expect(second?.hash).toBe(sha256((first?.hash ?? '') + (second?.digest ?? '')));
  });
});

describe('a chain', () => {
  const whole = chain(6);

  it('holds when nothing was touched', () => {
    const head = { seq: 6, hash: whole.at(-1)?.hash ?? null };
    expect(verifyChain(whole, sha256, head)).toEqual({
      ok: true,
      entries: 6,
      firstBroken: null,
      reason: null,
    });
    expect(verifyChain([], sha256, { seq: 0, hash: null })).toMatchObject({ ok: true, entries: 0 });
  });

  it('breaks where an entry was changed, whatever was changed in it', () => {
    const changes: readonly Partial<ChainedEntry>[] = [
      { params: { outcome: 'reject', index: 4 } },
      { at: content(4).at + 1 },
      { actor: { person: 'p-other', role: 'acceptor' } },
      { type: 'task-returned' },
      { taskId: null },
      { step: null },
      { origin: 'sender' },
      // What has no canonical text at all is found like anything else.
      { params: { outcome: 'accept', index: Number.POSITIVE_INFINITY } },
      { at: Number.POSITIVE_INFINITY },
    ];
    for (const change of changes) {
      expect(verifyChain(changed(whole, 4, change), sha256)).toMatchObject({
        ok: false,
        firstBroken: 4,
        reason: 'content-differs',
      });
    }
  });

  it('breaks when the digest is made to fit as well', () => {
    const forged = { ...content(4), params: { forged: true } };
    const digest = ledgerDigest(forged, sha256);
    expect(verifyChain(changed(whole, 4, { ...forged, digest }), sha256)).toMatchObject({
      firstBroken: 4,
      reason: 'link-broken',
    });
    const hash = chainHash(whole[2]?.hash ?? '', digest, sha256);
    expect(verifyChain(changed(whole, 4, { ...forged, digest, hash }), sha256)).toMatchObject({
      firstBroken: 5,
      reason: 'link-broken',
    });
  });

  it('breaks where an entry was taken out, put in or exchanged', () => {
    expect(
      verifyChain(
        whole.filter((entry) => entry.seq !== 3),
        sha256,
      ),
    ).toMatchObject({
      firstBroken: 3,
      reason: 'place-missing',
    });
    expect(verifyChain(whole.toReversed(), sha256)).toMatchObject({ firstBroken: 1 });
    expect(verifyChain(changed(whole, 5, { caseId: 'c-2' }), sha256)).toMatchObject({
      firstBroken: 5,
      reason: 'other-case',
    });
  });

  it('shows by its head that the end was cut off', () => {
    const cut = whole.slice(0, 4);
    expect(verifyChain(cut, sha256)).toMatchObject({ ok: true });
    const head = { seq: 6, hash: whole.at(-1)?.hash ?? null };
    expect(verifyChain(cut, sha256, head)).toMatchObject({ firstBroken: 5, reason: 'end-missing' });
    expect(verifyChain(whole, sha256, { seq: 6, hash: genesisHash })).toMatchObject({
      firstBroken: 6,
      reason: 'link-broken',
    });
  });
});

describe('the types of entries', () => {
  it('contain all that the case workflow writes', () => {
    const kinds = entryTypes.map((type) => ledgerEntryTypes[type]);
    expect(new Set(kinds)).toEqual(new Set(['procedure']));
    expect(isLedgerEntryType('toString')).toBe(false);
  });

  it('contain all that the functions of the database write', () => {
    const folder = new URL('../../../migrations/steps/sql/', import.meta.url);
    const source = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const written = [
      ...source.matchAll(/desk_entry\(held[.id]*, '(?<type>[a-z-]+)'/gu),
      ...source.matchAll(/'type', '(?<type>(?:report|step)-[a-z-]+)'/gu),
    ].map(({ groups }) => groups?.['type'] ?? '');
    expect(new Set(written)).toEqual(
      new Set(['task-claimed', 'task-released', 'report-received', 'step-superseded']),
    );
    expect(written.filter((type) => !isLedgerEntryType(type))).toEqual([]);
  });

  it('know the names of earlier versions', () => {
    expect(presentEntryType('case-urged')).toBe('urged');
    expect(presentEntryType('urged')).toBe('urged');
    expect(presentEntryType('toString')).toBeNull();
  });
});
