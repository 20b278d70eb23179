/** What a `Range` header asks of a file: all of it, one piece (both ends included), or what it does not have. */
export type ByteRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'unsatisfiable' };

const all: ByteRange = { kind: 'all' };
const shape = /^bytes=(?:(?<first>\d{1,15})-(?<last>\d{0,15})|-(?<suffix>\d{1,15}))$/u;

/** One range of bytes (RFC 9110 section 14); several at once or another unit are answered with everything. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const groups = shape.exec(header ?? '')?.groups;
  if (groups === undefined) {
    return all;
  }
  const { first, last, suffix } = groups;
  return first === undefined
    ? tail(Number(suffix), size)
    : between(Number(first), last ?? '', size);
}

function tail(length: number, size: number): ByteRange {
  const from = Math.max(0, size - length);
  return from >= size ? { kind: 'unsatisfiable' } : { kind: 'part', from, to: size - 1 };
}

function between(from: number, last: string, size: number): ByteRange {
  if (last !== '' && Number(last) < from) {
    return all;
  }
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size ? { kind: 'unsatisfiable' } : { kind: 'part', from, to };
}
