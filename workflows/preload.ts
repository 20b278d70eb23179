// A module for the bundle option `preloadModules`, off in development: without stack traces an
// activation costs half, since the SDK captures one for every promise. What is lost are the stacks
// of workflow failures.
Object.assign(Error, { stackTraceLimit: 0 });
