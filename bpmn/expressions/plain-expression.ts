/**
 * The part of FEEL that conditions and small scripts are made of: literals, paths, comparisons,
 * `and`, `or`, `+ - *`, `if`, contexts. Parsed once, evaluated without `feelin`.
 */
export type PlainExpression =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string }
  | { readonly type: 'path'; readonly names: readonly [string, ...string[]] }
  | {
      readonly type: 'compare';
      readonly operator: CompareOperator;
      readonly left: PlainExpression;
      readonly right: PlainExpression;
    }
  | {
      readonly type: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: PlainExpression;
      readonly right: PlainExpression;
    }
  | { readonly type: 'and' | 'or'; readonly left: PlainExpression; readonly right: PlainExpression }
  | {
      readonly type: 'if';
      readonly condition: PlainExpression;
      readonly then: PlainExpression;
      readonly otherwise: PlainExpression;
    }
  | {
      readonly type: 'context';
      readonly entries: readonly { readonly key: string; readonly value: PlainExpression }[];
    };

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*';
