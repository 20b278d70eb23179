import type { Db } from '../../migrations/functions/call-function.ts';
import type { ServiceCallInput, ServiceCallResult } from '../../workflows/activity-port.ts';
import type { ServiceVariables } from '../../workflows/contract.ts';
import type { CalendarStore } from '../calendar-store.ts';
import type { Logger } from '../logger.ts';

export interface ServiceContext {
  readonly db: Db;
  readonly calendars: CalendarStore;
  readonly log: Logger;
}

/**
 * What a service task calls. May be called again with the same (case, instance): the effect must
 * then be the same as once. A BPMN error is a value (`error`); what is thrown is tried again unless
 * it is a `permanentFailure`.
 */
export type Service = (
  context: ServiceContext,
  call: ServiceCallInput,
) => Promise<Pick<ServiceCallResult, 'error'> & { readonly variables: ServiceVariables }>;
