import AddOutlined from '@mui/icons-material/AddOutlined';
import CodeOutlined from '@mui/icons-material/CodeOutlined';
import FitScreenOutlined from '@mui/icons-material/FitScreenOutlined';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import type { ReactNode } from 'react';
import { useShortcuts } from '../../../layout/keyboard/shortcuts.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { DesignerCanvas } from './designer-canvas.ts';

interface ToolProps {
  readonly words: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly act: () => void;
}

function Tool({ words, icon, disabled, act }: ToolProps) {
  return (
    <button
      type="button"
      title={words}
      aria-label={words}
      disabled={disabled ?? false}
      onClick={act}
    >
      {icon}
    </button>
  );
}

export interface CanvasToolsProps {
  readonly canvas: DesignerCanvas;
  readonly readOnly: boolean;
  /** A text that was replaced as a whole can be had again. */
  readonly canUndoText: boolean;
  readonly undoText: () => void;
  readonly showText: () => void;
}

const step = 1.25;
const least = 0.15;
const most = 4;

/** Undo and redo, how large, find, and the text. */
export function CanvasTools(props: CanvasToolsProps) {
  const { canvas, readOnly, canUndoText, undoText, showText } = props;
  const { t } = useWords();
  const { get } = canvas;
  const stack = get('commandStack');
  const { scale } = get('canvas').viewbox();
  const zoomBy = (factor: number): void => {
    get('canvas').zoom(Math.min(most, Math.max(least, scale * factor)), 'auto');
  };
  const undo = (): void => {
    if (stack.canUndo()) {
      stack.undo();
    } else if (canUndoText) {
      undoText();
    }
  };
  const redo = (): void => {
    if (stack.canRedo()) {
      stack.redo();
    }
  };
  const find = (): void => {
    get('searchPad').toggle();
  };
  // The modeler has these itself, but only while the drawing has the focus.
  useShortcuts(
    readOnly
      ? { 'Ctrl+f': find }
      : { 'Ctrl+f': find, 'Ctrl+z': undo, 'Ctrl+Z': redo, 'Ctrl+y': redo },
    1,
  );
  return (
    <div className="bh-canvas-tools">
      {readOnly ? null : (
        <>
          <Tool
            words={t('designer.tool.undo')}
            icon={<UndoOutlined />}
            disabled={!stack.canUndo() && !canUndoText}
            act={undo}
          />
          <Tool
            words={t('designer.tool.redo')}
            icon={<RedoOutlined />}
            disabled={!stack.canRedo()}
            act={redo}
          />
          <i />
        </>
      )}
      <Tool
        words={t('designer.tool.smaller')}
        icon={<RemoveOutlined />}
        act={() => {
          zoomBy(1 / step);
        }}
      />
      <span className="bh-canvas-scale">
        {t('designer.tool.zoom', { percent: Math.round(scale * 100) })}
      </span>
      <Tool
        words={t('designer.tool.larger')}
        icon={<AddOutlined />}
        act={() => {
          zoomBy(step);
        }}
      />
      <Tool
        words={t('designer.tool.whole')}
        icon={<FitScreenOutlined />}
        act={() => {
          get('canvas').zoom('fit-viewport', 'auto');
        }}
      />
      <i />
      <Tool words={t('designer.tool.find')} icon={<SearchOutlined />} act={find} />
      <Tool words={t('designer.tool.xml')} icon={<CodeOutlined />} act={showText} />
    </div>
  );
}
