/**
 * The part of FEEL that conditions and small scripts are made of: literals, paths, comparisons,
 * `and`, `or`, `+ - *`, `if`, contexts. Parsed once, evaluated without `feelin`.
 */
interface PlainMap {
  readonly literal: { readonly value: null | boolean | number | string };
  readonly path: { readonly names: readonly [string, ...string[]] };
  readonly compare: Pair & { readonly operator: CompareOperator };
  readonly arithmetic: Pair & { readonly operator: ArithmeticOperator };
  readonly and: Pair;
  readonly or: Pair;
  readonly if: {
    readonly condition: PlainExpression;
    readonly consequent: PlainExpression;
    readonly alternative: PlainExpression;
  };
  readonly context: {
    readonly entries: readonly { readonly key: string; readonly value: PlainExpression }[];
  };
}
export type PlainType = keyof PlainMap;
export type PlainExpression<T extends PlainType = PlainType> = {
  [P in T]: PlainMap[P] & { readonly type: P };
}[T];

export interface Pair {
  readonly left: PlainExpression;
  readonly right: PlainExpression;
}

export const compareOperators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type CompareOperator = (typeof compareOperators)[number];
export const additiveOperators = ['+', '-'] as const;
export type ArithmeticOperator = (typeof additiveOperators)[number] | '*';
