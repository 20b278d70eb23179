import type { zh } from './zh.ts';

/** Dotted paths of all words below `T`. */
type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every key of the message files. */
export type MessageKey = Paths<typeof zh>;

/** Codes that the server sends and that have words: `codes.<family>.<code>`. */
export type CodeFamily = keyof (typeof zh)['codes'];
