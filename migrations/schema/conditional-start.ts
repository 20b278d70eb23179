/** Whether the condition of a start event held when it was last decided. */
export interface ConditionalStartTable {
  procedure_key: string;
  /** What the element waits for, as the engine names it. */
  trigger: string;
  element: string;
  /** FEEL. */
  condition: string;
  held: boolean;
}
