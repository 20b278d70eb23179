import { describe, expect, it } from 'vitest';
import { GraphCodec } from '../../activities/graph-codec.ts';

const payload = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});
const textOf = (decoded: readonly { readonly data?: Uint8Array | null }[]): readonly string[] =>
  decoded.map(({ data }) => Buffer.from(data ?? []).toString());

const counting = (capacity?: number) => {
  const loaded: string[] = [];
  const codec = new GraphCodec(async (hash) => {
    loaded.push(hash);
    return Promise.resolve(Buffer.from(`{"graph":"${hash}"}`));
  }, capacity);
  return { codec, loaded };
};

describe('the graph codec', () => {
  it('expands references and nothing else', async () => {
    const { codec } = counting();
    const given = [
      { caseId: 'c1' },
      { $graph: 'abc' },
      { $graph: 'abc', more: 1 },
      '{"$graph":"abc"}',
    ];
    expect(textOf(await codec.decode(given.map(payload)))).toEqual([
      '{"caseId":"c1"}',
      '{"graph":"abc"}',
      '{"$graph":"abc","more":1}',
      JSON.stringify('{"$graph":"abc"}'),
    ]);
  });

  it('leaves what goes out as it is', async () => {
    const { codec, loaded } = counting();
    expect(textOf(await codec.encode([payload({ $graph: 'abc' })]))).toEqual(['{"$graph":"abc"}']);
    expect(loaded).toEqual([]);
  });

  it('reads a graph once, and again when others have pushed it out', async () => {
    const { codec, loaded } = counting(2);
    const decode = async (hash: string) => codec.decode([payload({ $graph: hash })]);
    await Promise.all([decode('a'), decode('a'), decode('b')]);
    await decode('a');
    expect(loaded).toEqual(['a', 'b']);
    await decode('c');
    await decode('a');
    expect(loaded).toEqual(['a', 'b', 'c']);
    await decode('b');
    expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  });

  it('tries again after a failure', async () => {
    let failing = true;
    const codec = new GraphCodec(async () => {
      if (failing) throw new Error('away');
      return Promise.resolve(Buffer.from('{}'));
    });
    await expect(codec.decode([payload({ $graph: 'a' })])).rejects.toThrow('away');
    failing = false;
    expect(textOf(await codec.decode([payload({ $graph: 'a' })]))).toEqual(['{}']);
  });
});
