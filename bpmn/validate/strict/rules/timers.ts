import { always } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { childrenNamed } from '../xml-node.ts';

/** One time for a timer (BPMN 2.0.2, 10.5.5). */
export const timerRules: readonly DiagramRule[] = [
  always('131', 'timer-with-several-times', (diagram) =>
    diagram
      .all('timerEventDefinition')
      .filter((timer) => childrenNamed(timer, 'timeDate', 'timeDuration', 'timeCycle').length > 1),
  ),
];
