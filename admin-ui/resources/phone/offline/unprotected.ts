import { isRecord } from '../../../../domain/is-record.ts';
import { maskedTitle } from '../../../../domain/secrecy/masked-title.ts';

const isProtected = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && value['secrecy'] === 'protected';

const masked = {
  title: maskedTitle,
  address: null,
  longitude: null,
  latitude: null,
  className: null,
  classNameEn: null,
};

const maskedRow = (row: unknown): unknown => (isProtected(row) ? { ...row, ...masked } : row);

/** What of an answer may stay on a device: of protected cases no page, and in lists what a mask shows. */
export function unprotected(body: unknown): { readonly body: unknown } | null {
  if (isProtected(body)) return null;
  return isRecord(body) && Array.isArray(body['data'])
    ? { body: { ...body, data: body['data'].map(maskedRow) } }
    : { body };
}
