import { hash } from 'node:crypto';

/** SHA-256 in hexadecimal; of a text, of its UTF-8. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');
