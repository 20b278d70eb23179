import type { EngineEvent, EngineEventBody } from './events.ts';

export type EventType = EngineEventBody['type'];
export type EventOf<T extends EventType> = Extract<EngineEvent, { readonly type: T }>;
