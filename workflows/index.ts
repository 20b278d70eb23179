/** What the worker's bundle registers. */
export { caseWorkflow } from './case-workflow.ts';
