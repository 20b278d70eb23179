import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { EngineEventBody } from '../../../../bpmn/engine/events.ts';
import type { JsonObject } from '../../../../bpmn/model/json.ts';

/** What every part of the panel lets happen. */
export interface Doing {
  readonly nameOf: (element: string) => string;
  readonly data: JsonObject | null;
  readonly happen: (event: EngineEventBody) => void;
}

interface GroupProps {
  readonly words: string;
  readonly children: ReactNode;
}

/** Things of one kind under a head. */
export function Group({ words, children }: GroupProps) {
  return (
    <section className="bh-rehearsal-group" aria-label={words}>
      <h3>{words}</h3>
      {children}
    </section>
  );
}

interface PressProps {
  readonly name: string;
  readonly note?: string | undefined;
  readonly presses: readonly (readonly [words: string, act: () => void])[];
}

/** One thing with what can be done to it. */
export function Press({ name, note, presses }: PressProps) {
  return (
    <li>
      <b>{name}</b>
      {note === undefined ? null : <span className="bh-3 bh-sm">{note}</span>}
      <span className="bh-rehearsal-outcomes">
        {presses.map(([words, act]) => (
          <Button key={words} size="small" onClick={act}>
            {words}
          </Button>
        ))}
      </span>
    </li>
  );
}
