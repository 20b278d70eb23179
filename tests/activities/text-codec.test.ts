import { describe, expect, it } from 'vitest';
import { TextCodec } from '../../activities/text-codec.ts';

const payload = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});
const valuesOf = (payloads: readonly { readonly data?: Uint8Array | null }[]): unknown[] =>
  payloads.map(({ data }) => JSON.parse(Buffer.from(data ?? []).toString()) as unknown);

const at = 'reason';
const sent = (id: string) => ({ id, action: { type: 'void', reason: { $text: id, at } } });
const typed = (id: string) => ({ id, action: { type: 'void', reason: `why of ${id}` } });

const counting = (missing?: string) => {
  const loaded: (readonly string[])[] = [];
  const codec = new TextCodec(async (ids) => {
    loaded.push(ids);
    const there = ids.filter((id) => id !== missing);
    return Promise.resolve(new Map(there.map((id) => [id, typed(id).action])));
  });
  return { codec, loaded };
};

describe('the codec of texts', () => {
  it('gives the workflow what was typed, and asks for nothing else', async () => {
    const { codec, loaded } = counting();
    const given = [sent('k1'), { id: 'k2', action: { type: 'complete' } }];
    expect(valuesOf(await codec.decode(given.map(payload)))).toEqual([typed('k1'), given[1]]);
    expect(loaded).toEqual([['k1']]);
    const quoted = '{"$text":"k1","at":"reason"}';
    expect(valuesOf(await codec.decode([payload({ reason: quoted })]))).toEqual([
      { reason: quoted },
    ]);
    expect(loaded).toHaveLength(1);
  });

  it('passes on what is empty', async () => {
    const { codec } = counting();
    const empty = { metadata: { encoding: Buffer.from('binary/null') } };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the workflow's thread gives
    const none = { ...empty, data: [] as unknown as Uint8Array };
    expect(await codec.encode([empty, none])).toEqual([empty, none]);
    expect(await codec.decode([empty, none])).toEqual([empty, none]);
  });

  it('goes on without a text whose command is gone', async () => {
    const { codec } = counting('k1');
    expect(valuesOf(await codec.decode([payload(sent('k1'))]))).toMatchObject([
      { action: { reason: '—' } },
    ]);
  });

  it('refers again where a case continues as new, and leaves all else as it is', async () => {
    const { codec } = counting();
    await codec.decode([payload(sent('k1'))]);
    const carried = { shell: { clocks: [{ cause: { params: { reason: 'why of k1' } } }] } };
    const input = { caseId: 'c', begin: { kind: 'carry', carried } };
    const [continued] = await codec.encode([payload(input)]);
    const text = Buffer.from(continued?.data ?? []).toString();
    expect(text).not.toContain('why of');
    expect(valuesOf(await codec.decode([payload(JSON.parse(text))]))).toEqual([input]);
    const answer = { reason: 'why of k1' };
    expect(valuesOf(await codec.encode([payload(answer)]))).toEqual([answer]);
  });
});
