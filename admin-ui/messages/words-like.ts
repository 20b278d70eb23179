/** The same keys as `T`, with words of another language. */
export type WordsLike<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : WordsLike<T[K]>;
};
