import { parseExpression } from 'feelin';

/** What every expression has besides variables. */
const given: ReadonlySet<string> = new Set(['outcome', 'settings']);

/** Names of the variables that FEEL text reads, sorted: no functions, no names that it binds itself. */
export function variablesRead(source: string): readonly string[] {
  return namesRead(source).filter((name) => !given.has(name));
}

/** What FEEL text reads of a case: its variables and the outcome of its last task. */
export function caseDataRead(source: string): readonly string[] {
  return namesRead(source).filter((name) => name !== 'settings');
}

function namesRead(source: string): readonly string[] {
  const names = new Set<string>();
  const bound = new Set<string>();
  parseExpression(source, {}, undefined).iterate({
    enter({ name, from, to, node }) {
      const text = source.slice(from, to).replace(/\s+/g, ' ');
      const { parent } = node;
      if (name === 'Name' && parent?.name === 'InExpression') bound.add(text);
      if (name === 'ParameterName') bound.add(text);
      const isCalled = parent?.name === 'FunctionInvocation' && parent.from === from;
      if (name === 'VariableName' && !isCalled) names.add(text);
    },
  });
  return [...names].filter((name) => !bound.has(name)).toSorted();
}
