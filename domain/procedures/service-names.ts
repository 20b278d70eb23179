/** What a service task may name (`bh:service name=`); implemented one a file in `activities/services`. */
export const serviceNames = [
  'notify',
  'answer-raiser',
  'merge-duplicate',
  'write-assessment',
] as const;
export type ServiceName = (typeof serviceNames)[number];
