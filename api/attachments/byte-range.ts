/** What a `Range` header asks of a file: all of it, one piece (both ends included), or what it does not have. */
export type ByteRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'unsatisfiable' };

const all: ByteRange = { kind: 'all' };

/** One range of bytes (RFC 9110 section 14); several at once or another unit are answered with everything. */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const groups = /^bytes=(?<first>\d{0,15})-(?<last>\d{0,15})$/u.exec(header ?? '')?.groups;
  const first = groups?.['first'] ?? '';
  const last = groups?.['last'] ?? '';
  if (groups === undefined || (first === '' && last === '')) {
    return all;
  }
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) {
    return all;
  }
  return from >= size ? { kind: 'unsatisfiable' } : { kind: 'part', from, to };
}
