import { defineConfig } from 'vitest/config';

const environment = ['./tests/environment/global-setup.ts'];
/** What a test waits for comes when it comes: no test depends on the speed of the machine. */
const patient = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    // One fewer than there are processors is what Vitest takes: half of a machine with two.
    maxWorkers: '100%',
    // `isolate: false`: the files of a worker share their modules. To load them anew was half of the time.
    projects: [
      {
        test: {
          name: 'bpmn',
          include: ['tests/{bpmn,conformance}/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'domain',
          include: ['tests/{domain,benchmarks}/**/*.test.ts', 'tests/*.test.ts'],
        },
      },
      {
        test: {
          name: 'admin-ui',
          include: ['tests/admin-ui/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          isolate: false,
          testTimeout: 120_000,
          setupFiles: ['tests/admin-ui/setup.ts'],
        },
      },
      {
        test: {
          name: 'workflows',
          expect: patient,
          include: ['tests/workflows/**/*.test.ts'],
          globalSetup: environment,
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'services',
          expect: patient,
          include: ['tests/{migrations,activities,api,environment}/**/*.test.ts'],
          globalSetup: environment,
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['tests/end-to-end/**/*.test.ts'],
          globalSetup: environment,
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
