import type { ServiceName } from '../../domain/procedures/service-names.ts';
import { answerRaiser } from './answer-raiser.ts';
import { mergeDuplicate } from './merge-duplicate.ts';
import { notify } from './notify.ts';
import type { Service } from './service.ts';
import { writeAssessment } from './write-assessment.ts';

/** Every service that a diagram may name; a name without a service does not compile. */
export const services: { readonly [K in ServiceName]: Service } = {
  notify,
  'answer-raiser': answerRaiser,
  'merge-duplicate': mergeDuplicate,
  'write-assessment': writeAssessment,
};
