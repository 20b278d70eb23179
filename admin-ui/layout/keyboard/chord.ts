/** What was pressed, as the key map names it: `j`, `X`, `?`, `Ctrl+Enter`, `ArrowDown`, `Alt+m`. */
export function chordOf(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return event.altKey ? `${modifier}Alt+${plainLetter(event)}` : `${modifier}${event.key}`;
}

/** With Alt some keyboards write another character, and Caps Lock a capital: the letter is that of the key. */
const plainLetter = ({ code, key }: KeyboardEvent): string =>
  code.startsWith('Key') ? code.slice('Key'.length).toLowerCase() : key;

const typedInto = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const notText: ReadonlySet<string> = new Set([
  'checkbox',
  'radio',
  'button',
  'submit',
  'file',
  'range',
]);

/** In a field they change its text, and nothing else. */
const editsText: ReadonlySet<string> = new Set(['Ctrl+z', 'Ctrl+Z', 'Ctrl+y']);

/** Whether letters go into a field here. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const field = target.closest(typedInto);
  return !(field === null || (field instanceof HTMLInputElement && notText.has(field.type)));
}

/** Whether a dialog or a menu has the keyboard to itself. */
const isInOverlay = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    '[role="dialog"], [role="menu"], [role="listbox"], [role="presentation"].MuiModal-root',
  ) !== null;

/** Buttons and links answer Enter and Space themselves. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a[href], [role="button"], summary') !== null;

/** Chords that work in a field too, and when single keys are switched off. */
const worksAnywhere = (chord: string): boolean =>
  chord.startsWith('Ctrl+') || chord.startsWith('Alt+') || chord === 'Escape' || chord === 'F6';

/** Radio buttons and selects move by arrows. */
const movesByArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input[type="radio"], select') !== null;

/**
 * Whether a key is for what has the focus and not for the page: typing, menus and dialogs, buttons
 * that are pressed by Enter, radio buttons that move by arrows.
 */
export function belongsToTarget(
  chord: string,
  target: EventTarget | null,
  singleKeys: boolean,
): boolean {
  if (isInOverlay(target)) {
    return true;
  }
  if (editsText.has(chord)) {
    return isTyping(target);
  }
  if (worksAnywhere(chord)) {
    return false;
  }
  const answered =
    ((chord === 'Enter' || chord === ' ') && isPressable(target)) ||
    (chord.startsWith('Arrow') && movesByArrows(target));
  return answered || isTyping(target) || !singleKeys;
}
