import { useState } from 'react';
import type { EngineEventBody } from '../../../../bpmn/engine/events.ts';
import type { JsonObject } from '../../../../bpmn/model/json.ts';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';
import { zoneOffset } from '../../../../domain/calendar/zone-offset.ts';
import { useZone } from '../../../clocks/deployment-zone.ts';
import { ticker } from '../../../clocks/ticker.ts';
import {
  happen,
  play,
  rehearsalOf,
  scenarioOf,
  stepBack,
  until,
  type Rehearsal,
  type Scenario,
} from './rehearsal.ts';
import { createScenarioStore } from './scenario-store.ts';

export interface RehearsalUse {
  readonly rehearsal: Rehearsal;
  /** What the engine refused last; null when it took it. */
  readonly refusal: string | null;
  readonly happen: (event: EngineEventBody) => void;
  /** The clock goes on to this time, and this happens then. */
  readonly happenAt: (at: number, event: EngineEventBody) => void;
  readonly start: (element: string | null, variables: JsonObject) => void;
  readonly back: () => void;
  readonly reset: () => void;
  readonly scenarios: readonly Scenario[];
  readonly save: (name: string) => void;
  readonly drop: (name: string) => void;
  readonly play: (scenario: Scenario) => { readonly step: number; readonly message: string } | null;
}

/** One rehearsal of a procedure, and the scenarios that were kept of it on this device. */
export function useRehearsal(procedure: Procedure, person: string): RehearsalUse {
  const zone = useZone();
  const [rehearsal, setRehearsal] = useState(() => rehearsalOf(procedure, ticker.now()));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [store] = useState(() => createScenarioStore(person, procedure.id, localStorage));
  const [scenarios, setScenarios] = useState(store.read);
  const take = (from: Rehearsal, event: EngineEventBody): void => {
    const next = happen(from, event);
    setRefusal(next.ok ? null : next.message);
    if (next.ok) {
      setRehearsal(next.rehearsal);
    }
  };
  const keep = (kept: readonly Scenario[]): void => {
    store.write(kept);
    setScenarios(kept);
  };
  return {
    rehearsal,
    refusal,
    happen: (event) => {
      take(rehearsal, event);
    },
    happenAt: (at, event) => {
      take(until(rehearsal, at), event);
    },
    start: (element, variables) => {
      const offset = zoneOffset(rehearsal.now, zone);
      const by = element === null ? {} : { element };
      take(rehearsal, { type: 'start', variables, offset, ...by });
    },
    back: () => {
      setRefusal(null);
      setRehearsal(stepBack(rehearsal));
    },
    reset: () => {
      setRefusal(null);
      setRehearsal(rehearsalOf(procedure, ticker.now()));
    },
    scenarios,
    save: (name) => {
      keep([...scenarios.filter((one) => one.name !== name), scenarioOf(name, rehearsal)]);
    },
    drop: (name) => {
      keep(scenarios.filter((one) => one.name !== name));
    },
    play: (scenario) => {
      const { rehearsal: played, differs } = play(procedure, scenario);
      setRefusal(null);
      setRehearsal(played);
      return differs;
    },
  };
}
