import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { dragShape, placeShape } from './place-shape.ts';
import { paletteItems, type PaletteGroup } from './palette-items.ts';
import type { DesignerCanvas } from './designer-canvas.ts';
import { ShapeIcon } from './shape-icon.tsx';
import type { ShapeIconName } from './shape-icons.ts';
import type { ShapeSpec } from './shape-spec.ts';
import { stageTasks, stageTaskSpec, type TaskStage } from './stage-tasks.ts';

type Tool = 'hand' | 'lasso' | 'space' | 'connect';

const tools: { readonly [T in Tool]: (canvas: DesignerCanvas, event: Event) => void } = {
  hand: ({ get }, event) => {
    get('handTool').activateHand(event);
  },
  lasso: ({ get }, event) => {
    get('lassoTool').activateSelection(event);
  },
  space: ({ get }, event) => {
    get('spaceTool').activateSelection(event);
  },
  connect: ({ get }, event) => {
    get('globalConnect').start(event);
  },
};
const toolNames: readonly Tool[] = ['hand', 'lasso', 'space', 'connect'];

const groups = [
  ['stages', 'userTask'],
  ['events', 'start'],
  ['ends', 'end'],
  ['between', 'timer'],
  ['tasks', 'task'],
  ['gateways', 'gateway'],
  ['subProcesses', 'subProcess'],
  ['more', 'more'],
] as const satisfies readonly (readonly [PaletteGroup | 'stages', ShapeIconName])[];
type Group = (typeof groups)[number][0];

interface Offered {
  readonly key: string;
  readonly words: string;
  readonly icon: ShapeIconName;
  readonly spec: ShapeSpec;
}

const isStage = (name: string): name is TaskStage => Object.hasOwn(stageTasks, name);

function useOffered(group: Group): readonly Offered[] {
  const { t } = useWords();
  if (group === 'stages') {
    return Object.keys(stageTasks)
      .filter(isStage)
      .map((stage) => ({
        key: stage,
        words: t(`clocks.stage.${stage}`),
        icon: 'userTask',
        spec: stageTaskSpec(stage),
      }));
  }
  return paletteItems[group].map(({ key, icon, spec }) => ({
    key,
    words: t(`designer.shape.${key}`),
    icon,
    spec,
  }));
}

interface FlyoutProps {
  readonly canvas: DesignerCanvas;
  readonly group: Group;
  readonly close: () => void;
}

/** What a group has; a press takes it to the pointer, Enter puts it behind what is selected. */
function Flyout({ canvas, group, close }: FlyoutProps) {
  const { t } = useWords();
  const offered = useOffered(group);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host.current?.querySelector('button')?.focus();
  }, []);
  const take = (spec: ShapeSpec, event: MouseEvent): void => {
    close();
    // Enter and Space press without a pointer.
    if (event.detail === 0) {
      placeShape(canvas.get, spec);
    } else {
      dragShape(canvas.get, spec, event.nativeEvent);
    }
  };
  return (
    <div
      ref={host}
      className="bh-palette-flyout"
      role="menu"
      tabIndex={-1}
      aria-label={t(`designer.group.${group}`)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
          close();
        }
      }}
    >
      {offered.map(({ key, words, icon, spec }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          onClick={(event) => {
            take(spec, event);
          }}
        >
          <ShapeIcon name={icon} />
          <span style={group === 'stages' ? { color: `var(--stage-${key})` } : undefined}>
            {words}
          </span>
        </button>
      ))}
    </div>
  );
}

/** What can be drawn: tools, then what the trade and BPMN have, each with its word. */
export function Palette({ canvas }: { readonly canvas: DesignerCanvas }) {
  const { t } = useWords();
  const [open, setOpen] = useState<Group | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <nav className="bh-palette" aria-label={t('designer.palette')} data-region="palette">
      {toolNames.map((tool) => (
        <button
          key={tool}
          type="button"
          onClick={(event) => {
            tools[tool](canvas, event.nativeEvent);
          }}
        >
          <ShapeIcon name={tool} />
          <span>{t(`designer.tool.${tool}`)}</span>
        </button>
      ))}
      <hr />
      {groups.map(([group, icon]) => (
        <span key={group} className="bh-palette-group">
          <button
            type="button"
            aria-haspopup="menu"
            aria-expanded={open === group}
            // The press that would close the open one by taking its focus opens it again otherwise.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              setOpen(open === group ? null : group);
            }}
          >
            <ShapeIcon name={icon} />
            <span>{t(`designer.group.${group}`)}</span>
          </button>
          {open === group ? (
            <Flyout key={group} canvas={canvas} group={group} close={close} />
          ) : null}
        </span>
      ))}
    </nav>
  );
}
