import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { CanvasTools } from '../../../admin-ui/resources/designer/canvas/canvas-tools.tsx';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { drawPage, fakeServer } from '../screen.tsx';
import { drawnCanvas, drawShape } from './drawn-diagram.ts';
import { standInForDrawing } from './stand-in-for-drawing.ts';

beforeEach(() => {
  standInForDrawing();
  fakeServer({});
});

const drawTools = async (canvas: DesignerCanvas): Promise<void> => {
  await drawPage(
    <>
      <input aria-label="field" />
      <CanvasTools
        canvas={canvas}
        readOnly={false}
        canUndoText={false}
        undoText={() => undefined}
        showText={() => undefined}
      />
    </>,
  );
  await screen.findByLabelText('field');
};
const isDrawn = ({ get }: DesignerCanvas): boolean =>
  get('elementRegistry').get('task') !== undefined;

describe('keys of the drawing', () => {
  it('undo and redo wherever the focus is, but for a field, which undoes its own text', async () => {
    const canvas = await drawnCanvas();
    drawShape(canvas, { type: 'bpmn:UserTask' }, 'task');
    await drawTools(canvas);
    await userEvent.click(screen.getByLabelText('field'));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(isDrawn(canvas)).toBe(true);

    act(() => {
      screen.getByLabelText('field').blur();
    });
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(isDrawn(canvas)).toBe(false);
    await userEvent.keyboard('{Control>}y{/Control}');
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(isDrawn(canvas)).toBe(true);
  });

  it('find in the diagram also from a field', async () => {
    const canvas = await drawnCanvas();
    await drawTools(canvas);
    await userEvent.click(screen.getByLabelText('field'));
    await userEvent.keyboard('{Control>}f{/Control}');
    expect(
      document.querySelector('.djs-search-container.djs-search-open, .djs-search-open'),
    ).not.toBeNull();
  });
});
