// For the bundle option `preloadModules`; off in development.
//
// The engine, the shell and the expression language hold no state of a case (the cache of parsed
// expressions is a function of their text), so all cases of a worker share one copy: a case is made
// in a third of the time and needs a fraction of the memory.
import './case-shell.ts';

// Without stack traces an activation costs half, since the SDK captures one for every promise. What
// is lost are the stacks of workflow failures.
Object.assign(Error, { stackTraceLimit: 0 });
