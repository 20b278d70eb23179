import type { WordsLike } from '../words-like.ts';
import type { operations as chinese } from '../zh/operations.ts';

/** Words of how the centre runs. */
export const operations: WordsLike<typeof chinese> = {
  title: 'Operations',
  asOf: 'As of %{time}, renewed every 10 seconds',
  stale: 'The last time nothing came back; what stands here is from before',
  subject: { engine: 'Engine', queue: 'Queues', database: 'Database', disk: 'Disks' },
  state: { fine: 'Fine', warn: 'Watch', bad: 'Needs action' },
  engineAway:
    'The engine does not answer. People can sign in and read; steps are stored and carried out later.',
  noWorker: 'No worker takes work, so no case goes on. Start one: npm run worker.',
  worker: 'Worker',
  workers: 'Workers',
  lastSeen: 'Last took work',
  latency: 'Answers in',
  workflows: 'Open workflows',
  waiting: 'Operations that wait for the engine',
  retried: 'Of them tried before',
  oldest: 'The oldest',
  incidents: 'Open incidents',
  unclaimed: 'Messages that nobody has taken',
  oldestMessage: 'The oldest',
  imports: 'Imports that wait or run',
  openCases: 'Open cases',
  size: 'Size',
  connections: 'Connections',
  of: '%{some} of %{all}',
  longest: 'Longest statement',
  nothingRuns: 'None runs',
  steps: 'Steps of the schema',
  lastStep: 'Last step',
  lastStepAt: 'When it ran',
  place: { data: 'Data directory', files: 'Directory of files' },
  free: '%{free} free of %{total}',
  backup:
    'This software makes no backups itself and does not know when the last one was made; ask the tool that backs up the database and the files.',
  lastDay: 'The last 24 hours',
  most: 'At most %{value}',
  plot: {
    answered: 'Operations carried out an hour',
    slow: 'Slow answers an hour (95th percentile)',
    incidents: 'Incidents that opened an hour',
  },
};
