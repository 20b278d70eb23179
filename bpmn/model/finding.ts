/** One thing that parsing or validation has to say about a diagram or its decisions. Words are the reader's business. */
export interface Finding {
  /** An error forbids publishing; a warning is of what runs otherwise than it looks; a hint is of what may well be meant. */
  readonly severity: 'error' | 'warning' | 'hint';
  /** Stable kebab-case code. */
  readonly code: string;
  /** Where, or null when it concerns the whole text. */
  readonly elementId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** Name of the decision text that it is about; absent: the diagram. */
  readonly document?: string;
}
