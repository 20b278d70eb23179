import { createContext, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import { belongsToTarget, chordOf } from './chord.ts';

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

  /** `g` waits a moment for the key that says where to. */
  const named = (plain: string): string => {
    const isSecond = prefixedAt !== null && now() - prefixedAt < prefixMillis;
    prefixedAt = !isSecond && plain === prefix ? now() : null;
    return isSecond ? `${prefix} ${plain}` : plain;
  };

  const press = (event: KeyboardEvent, singleKeys: boolean): boolean => {
    const plain = chordOf(event);
    if (
      event.isComposing ||
      event.defaultPrevented ||
      belongsToTarget(plain, event.target, singleKeys)
    ) {
      return false;
    }
    const handler = handlerOf(named(plain));
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

/** Answers keys while the component is there, by what is drawn. Handlers may be new objects at every render. */
export function useShortcuts(handlers: ShortcutHandlers, level: number): void {
  const board = useContext(ShortcutContext);
  const latest = useRef(handlers);
  useLayoutEffect(() => {
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
  useLayoutEffect(() => board.lay({ level, handlers: stable }), [board, level, stable]);
}
