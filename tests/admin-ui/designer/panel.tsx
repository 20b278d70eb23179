import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import type { DesignerCanvas } from '../../../admin-ui/resources/designer/canvas/designer-canvas.ts';
import { PropertyPanel } from '../../../admin-ui/resources/designer/properties/property-panel.tsx';
import { checkDiagram } from '../../../admin-ui/resources/designer/check/check-diagram.ts';
import { drawnCanvas, drawShape, flow } from './drawn-diagram.ts';

/** The properties of what is selected, as the designer shows them. */
export function Panel({
  canvas,
  readOnly = false,
}: {
  readonly canvas: DesignerCanvas;
  readonly readOnly?: boolean;
}) {
  useSyncExternalStore(canvas.subscribe, canvas.revision);
  return <PropertyPanel canvas={canvas} readOnly={readOnly} />;
}

export const select = (canvas: DesignerCanvas, id: string | null): void => {
  const drawn = id === null ? undefined : canvas.get('elementRegistry').get(id);
  act(() => {
    canvas.get('selection').select(drawn === undefined ? [] : [drawn]);
  });
};
export const findings = async (canvas: DesignerCanvas): Promise<readonly string[]> => {
  const xml = await canvas.xml();
  const found = await checkDiagram({ xml, called: {}, decisions: {}, forms: {} });
  return found.findings.map(({ code }) => code);
};
export const undoAll = (canvas: DesignerCanvas): void => {
  while (canvas.get('commandStack').canUndo()) canvas.get('commandStack').undo();
};
export const redoAll = (canvas: DesignerCanvas): void => {
  while (canvas.get('commandStack').canRedo()) canvas.get('commandStack').redo();
};

export const openTab = async (name: string): Promise<void> => {
  await userEvent.click(await screen.findByRole('tab', { name }));
};
export const list = (name: string): HTMLElement => screen.getByRole('group', { name });
/** The last of the buttons is that of the list itself, behind those of lists inside its items. */
const pressLast = async (of: HTMLElement, name: string): Promise<void> => {
  const last = within(of).getAllByRole('button', { name }).at(-1);
  if (last === undefined) throw new TypeError(`Expected a button ${name}`);
  await userEvent.click(last);
};
export const add = async (of: HTMLElement): Promise<void> => pressLast(of, '加一项');
export const remove = async (of: HTMLElement): Promise<void> => pressLast(of, '删掉');
export const labelled = (of: HTMLElement, label: string): HTMLElement =>
  within(of).getByLabelText((words) => words === label || words === `${label}必填`, {
    selector: 'input',
  });
export const write = async (of: HTMLElement, label: string, words: string): Promise<void> => {
  const field = labelled(of, label);
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(words);
  await userEvent.tab();
};
export const choose = async (
  of: HTMLElement,
  label: string,
  ...options: readonly string[]
): Promise<void> => {
  await userEvent.click(within(of).getByRole('combobox', { name: label }));
  for (const option of options) {
    await userEvent.click(await screen.findByRole('option', { name: option }));
  }
  await userEvent.keyboard('{Escape}');
};

/** A task that takes a data object, with the object drawn beside it. */
export async function withData(): Promise<DesignerCanvas> {
  const canvas = await drawnCanvas();
  const start = drawShape(canvas, { type: 'bpmn:StartEvent' }, 'start', 60);
  const task = drawShape(
    canvas,
    { type: 'bpmn:UserTask', extensions: [['bh:Assignment', { role: 'grid' }]] },
    'check',
    220,
  );
  const end = drawShape(canvas, { type: 'bpmn:EndEvent' }, 'end', 400);
  flow(canvas, start, task, 'in');
  flow(canvas, task, end, 'out');
  const order = drawShape(canvas, { type: 'bpmn:DataObjectReference' }, 'orderHere', 600);
  canvas.get('modeling').updateProperties(order, { name: '工单' });
  canvas.get('commandStack').clear();
  return canvas;
}
