import type { MessageKey } from '../../../messages/message-key.ts';

type Tail<Key, Prefix extends string> = Key extends `${Prefix}.${infer Rest}` ? Rest : never;

/** Names of properties: `designer.property.<key>`. */
export type PropertyKey = Tail<MessageKey, 'designer.property'>;
