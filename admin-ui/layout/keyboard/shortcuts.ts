import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { chordOf, isInOverlay, isPressable, isTyping, worksAnywhere } from './chord.ts';

export type ShortcutHandlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Layer {
  readonly level: number;
  readonly handlers: ShortcutHandlers;
}

/** Where key handlers are laid: frame 0, page 1, panel 2; the highest level that knows a key has it. */
export interface ShortcutBoard {
  readonly lay: (layer: Layer) => () => void;
  readonly press: (event: KeyboardEvent, singleKeys: boolean) => boolean;
}

const prefix = 'g';
const prefixMillis = 1500;

export function createShortcutBoard(now: () => number = () => performance.now()): ShortcutBoard {
  const layers = new Set<Layer>();
  let prefixedAt: number | null = null;

  const handlerOf = (chord: string): ((event: KeyboardEvent) => void) | undefined =>
    [...layers]
      .filter((layer) => Object.hasOwn(layer.handlers, chord))
      .toSorted((one, other) => other.level - one.level)[0]?.handlers[chord];

  const press = (event: KeyboardEvent, singleKeys: boolean): boolean => {
    if (event.isComposing || event.defaultPrevented) {
      return false;
    }
    const plain = chordOf(event);
    const barred = isTyping(event.target) || isInOverlay(event.target) || !singleKeys;
    const answersItself = plain === 'Enter' && isPressable(event.target);
    if (answersItself || (barred && !worksAnywhere(plain))) {
      return false;
    }
    if (isInOverlay(event.target)) {
      return false;
    }
    const isSecond = prefixedAt !== null && now() - prefixedAt < prefixMillis;
    prefixedAt = !isSecond && plain === prefix ? now() : null;
    const handler = handlerOf(isSecond ? `${prefix} ${plain}` : plain);
    if (handler === undefined) {
      return false;
    }
    event.preventDefault();
    handler(event);
    return true;
  };

  return {
    lay: (layer) => {
      layers.add(layer);
      return () => {
        layers.delete(layer);
      };
    },
    press,
  };
}

export const ShortcutContext = createContext<ShortcutBoard>(createShortcutBoard());

/** Answers keys while the component is there. Handlers may be new objects at every render. */
export function useShortcuts(handlers: ShortcutHandlers, level: number): void {
  const board = useContext(ShortcutContext);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const chords = Object.keys(handlers).join('\n');
  const stable = useMemo<ShortcutHandlers>(
    () =>
      Object.fromEntries(
        chords.split('\n').map((chord) => [chord, (event) => latest.current[chord]?.(event)]),
      ),
    [chords],
  );
  useEffect(() => board.lay({ level, handlers: stable }), [board, level, stable]);
}
