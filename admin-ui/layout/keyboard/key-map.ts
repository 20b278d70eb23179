import type { MessageKey } from '../../messages/message-key.ts';

export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: MessageKey;
}

/** What the help shows; the handlers are where the work is done. */
export const keyMap: readonly { readonly title: MessageKey; readonly lines: readonly KeyLine[] }[] =
  [
    {
      title: 'keys.list',
      lines: [
        { keys: ['J', '↓'], does: 'keys.nextRow' },
        { keys: ['K', '↑'], does: 'keys.previousRow' },
        { keys: ['X'], does: 'keys.select' },
        { keys: ['Shift X'], does: 'keys.selectRange' },
        { keys: ['Enter'], does: 'keys.enter' },
        { keys: ['O'], does: 'keys.open' },
        { keys: ['C'], does: 'keys.claim' },
      ],
    },
    {
      title: 'keys.work',
      lines: [
        { keys: ['Ctrl Enter'], does: 'keys.submit' },
        { keys: ['1–9'], does: 'keys.chooseOutcome' },
        { keys: ['B'], does: 'keys.back' },
        { keys: ['Q'], does: 'keys.askBack' },
        { keys: ['T'], does: 'keys.transfer' },
        { keys: ['D'], does: 'keys.delegate' },
        { keys: ['U'], does: 'keys.urge' },
        { keys: ['M'], does: 'keys.comment' },
        { keys: ['Alt M'], does: 'keys.merge' },
        { keys: ['Z'], does: 'keys.undo' },
      ],
    },
    {
      title: 'keys.replay',
      lines: [
        { keys: ['['], does: 'keys.previousEntry' },
        { keys: [']'], does: 'keys.nextEntry' },
        { keys: ['Space'], does: 'keys.play' },
      ],
    },
    {
      title: 'keys.drawing',
      lines: [
        { keys: ['Ctrl Z'], does: 'keys.undoDrawing' },
        { keys: ['Ctrl Y'], does: 'keys.redoDrawing' },
        { keys: ['Ctrl C', 'Ctrl V'], does: 'keys.copyShapes' },
        { keys: ['Ctrl A'], does: 'keys.selectAll' },
        { keys: ['Delete'], does: 'keys.deleteShapes' },
        { keys: ['↑', '→'], does: 'keys.moveShapes' },
        { keys: ['E'], does: 'keys.writeName' },
        { keys: ['Ctrl +', 'Ctrl −'], does: 'keys.zoom' },
        { keys: ['Ctrl F'], does: 'keys.findShape' },
        { keys: ['Ctrl S'], does: 'keys.saveDraft' },
      ],
    },
    {
      title: 'keys.go',
      lines: [
        { keys: ['/', 'Ctrl K'], does: 'keys.search' },
        { keys: ['N'], does: 'keys.newCase' },
        { keys: ['G', 'I'], does: 'keys.inbox' },
        { keys: ['G', 'C'], does: 'keys.cases' },
        { keys: ['G', 'B'], does: 'keys.board' },
        { keys: ['F6'], does: 'keys.regions' },
        { keys: ['?'], does: 'keys.help' },
        { keys: ['Esc'], does: 'keys.escape' },
      ],
    },
  ];
