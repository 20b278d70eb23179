import type { Finding } from '../../../../bpmn/model/finding.ts';
import type { Edit } from '../canvas/edit.ts';
import type { Drawn, OverlayPosition } from '../canvas/services.ts';

const overlayType = 'bh-finding';
const markers = {
  error: 'bh-finding-error',
  warning: 'bh-finding-warning',
  hint: 'bh-finding-hint',
} as const;

export interface FindingMarks {
  readonly mark: (findings: readonly Finding[]) => void;
}

/** The first finding of each element, with its number in the list; an error comes before a warning. */
function marksOf(
  findings: readonly Finding[],
): ReadonlyMap<string, { readonly number: number; readonly severity: Finding['severity'] }> {
  const marks = new Map<string, { number: number; severity: Finding['severity'] }>();
  for (const [index, { elementId, severity }] of findings.entries()) {
    const known = elementId === null ? undefined : marks.get(elementId);
    if (elementId !== null && (known === undefined || known.severity !== severity)) {
      if (known === undefined || severity === 'error') {
        marks.set(elementId, { number: index + 1, severity });
      }
    }
  }
  return marks;
}

/** Half of a number. */
const half = 10;

/** At the upper right of a shape; on the last stretch of a line, where no other line has its own. */
function placeOf({ waypoints = [] }: Drawn): OverlayPosition {
  const [from, to] = waypoints.slice(-2);
  if (from === undefined || to === undefined) {
    return { top: -half, right: half };
  }
  return {
    left: (from.x + to.x) / 2 - Math.min(...waypoints.map(({ x }) => x)) - half,
    top: (from.y + to.y) / 2 - Math.min(...waypoints.map(({ y }) => y)) - half,
  };
}

/** Draws numbers and colors on what findings are about. */
export function createFindingMarks(get: Edit['get']): FindingMarks {
  let marked: readonly (readonly [string, string])[] = [];
  return {
    mark: (findings) => {
      const canvas = get('canvas');
      const overlays = get('overlays');
      const registry = get('elementRegistry');
      overlays.remove({ type: overlayType });
      for (const [id, marker] of marked) {
        if (registry.get(id) !== undefined) {
          canvas.removeMarker(id, marker);
        }
      }
      const drawn = [...marksOf(findings)].flatMap(([id, mark]) => {
        const element = registry.get(id);
        return element === undefined || element === canvas.getRootElement()
          ? []
          : [[id, mark, placeOf(element)] as const];
      });
      for (const [id, { number, severity }, position] of drawn) {
        canvas.addMarker(id, markers[severity]);
        overlays.add(id, overlayType, {
          position,
          html: `<span class="bh-finding-number ${severity}" aria-hidden="true">${number}</span>`,
        });
      }
      marked = drawn.map(([id, { severity }]) => [id, markers[severity]] as const);
    },
  };
}
