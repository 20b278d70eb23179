// The arrows between the rooms (README, "Code map"). The swc parser is required: with
// TypeScript 7 installed the default parser finds no module and passes vacuously.
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      // Types may refer to each other; what runs may not.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'bpmn-is-pure',
      severity: 'error',
      from: { path: '^bpmn/' },
      to: { pathNot: '^bpmn/|node_modules/(bpmn-moddle|dmn-moddle|moddle|feelin)' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'moddle-only-in-parse',
      severity: 'error',
      from: {
        path: '^(bpmn|workflows|activities|api|migrations|domain)/',
        pathNot: '^bpmn/(decisions/)?parse/',
      },
      to: { path: 'node_modules/(bpmn|dmn)-moddle' },
    },
    {
      name: 'feelin-only-in-expressions',
      severity: 'error',
      from: { pathNot: '^(bpmn/expressions|tests)/' },
      to: { path: 'node_modules/feelin' },
    },
    {
      name: 'engine-does-not-parse',
      severity: 'error',
      from: { path: '^bpmn/(engine|behaviors|model|decisions/(model|evaluate))/|^workflows/' },
      to: { path: '^bpmn/(parse|validate|decisions/parse)/' },
    },
    {
      name: 'workflows-see-only-bpmn-and-domain',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: '^(workflows|bpmn|domain)/|node_modules/@temporalio/(workflow|common)' },
    },
    {
      name: 'contract-is-a-leaf',
      severity: 'error',
      from: { path: '^api/contract/' },
      to: { pathNot: '^api/contract/|node_modules/(typebox|@sinclair)' },
    },
    {
      name: 'ui-sees-no-server',
      severity: 'error',
      from: { path: '^admin-ui/' },
      to: { path: '^(workflows|activities|migrations|tests)/|^api/(?!contract/)' },
    },
    {
      name: 'api-sees-workflow-contract-only',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^workflows/(?!contract\\.ts)|^activities/' },
    },
    {
      name: 'activities-see-port-and-contract-only',
      severity: 'error',
      // The worker and the thread that runs cases ahead put their parts together themselves.
      from: { path: '^activities/(?!worker\\.ts|forecast/forecast-thread\\.ts)' },
      to: { path: '^workflows/(?!(activity-port|contract)\\.ts)|^api/|^bpmn/(?!model/)' },
    },
    {
      name: 'database-belongs-to-migrations',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(activities|api|workflows|admin-ui)/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    // bpmn-moddle says where it is only by "exports".
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
