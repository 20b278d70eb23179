import type { CaseActivities } from '../workflows/activity-port.ts';
import { serviceNames } from '../domain/procedures/service-names.ts';
import { isRefusedByDatabase, permanentFailure } from './failures.ts';
import { services } from './services/index.ts';
import type { ServiceContext } from './services/service.ts';

/** The activity that runs what a service task names. */
export const createCallService =
  (context: ServiceContext): CaseActivities['callService'] =>
  async (call) => {
    const name = serviceNames.find((known) => known === call.service);
    if (name === undefined) {
      throw permanentFailure(
        'service-unknown',
        `Expected one of ${serviceNames.join(', ')}, but got another service`,
      );
    }
    try {
      return await services[name](context, call);
    } catch (error) {
      const { caseId, instance } = call;
      context.log.warn({ caseId, instance, service: name, err: error }, 'service failed');
      if (!isRefusedByDatabase(error)) throw error;
      throw permanentFailure(
        'service-refused',
        'Expected the database to take the effect, but it refused',
        error,
      );
    }
  };
