const attribute = (name: string): object => ({ name: `dmn:${name}`, type: 'String', isAttr: true });
const part = (name: string, type = 'dmn:ChildExpression'): object => ({
  name: `dmn:${name}`,
  type,
  xml: { serialize: 'property' },
});
const expression = (name: string, ...properties: readonly object[]): object => ({
  name: `dmn:${name}`,
  superClass: ['dmn:Expression'],
  properties,
});
const iteration = [attribute('iteratorVariable'), part('in', 'dmn:TypedChildExpression')];

/** The boxed expressions of the schema of DMN 1.4 and later; dmn-moddle knows those of 1.3. */
export const laterNames = {
  name: 'Boxed expressions of DMN 1.4',
  uri: 'https://bihuan.dev/dmn/later-names',
  prefix: 'later',
  associations: [],
  types: [
    {
      name: 'dmn:ChildExpression',
      properties: [attribute('id'), { name: 'dmn:expression', type: 'dmn:Expression' }],
    },
    {
      name: 'dmn:TypedChildExpression',
      superClass: ['dmn:ChildExpression'],
      properties: [attribute('typeRef')],
    },
    expression('Conditional', part('if'), part('then'), part('else')),
    expression('Filter', part('in'), part('match')),
    expression('For', ...iteration, part('return')),
    expression('Some', ...iteration, part('satisfies')),
    expression('Every', ...iteration, part('satisfies')),
  ],
} as const;
