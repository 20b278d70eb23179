import type { Instant } from '../../../bpmn/engine/events.ts';
import type { JsonObject } from '../../../bpmn/model/json.ts';

/** What the macros of all instances of one case have left. */
export interface MacroLog {
  readonly tokens: string[];
  marker: boolean;
  readonly intervals: { readonly from: Instant; readonly to: Instant }[];
}

interface MacroCall {
  readonly inputs: JsonObject;
  /** The data object, data output or property that the macro writes. */
  readonly output: string;
  readonly from: Instant;
  readonly to: Instant;
}

type MacroResult = { readonly variables: JsonObject } | { readonly error: string };

interface Macro {
  readonly milliseconds: number;
  /** FEEL sources of what it reads. */
  readonly reads?: (data: string) => Readonly<Record<string, string>>;
  readonly end: (log: MacroLog, call: MacroCall) => MacroResult;
}

const nothing: MacroResult = { variables: {} };
const integer = (): Readonly<Record<string, string>> => ({ integerVariable: 'integerVariable' });
const logs = (token: string): Macro => ({
  milliseconds: 0,
  end: (log) => {
    log.tokens.push(token);
    return nothing;
  },
});
const increments = (token: string | null): Macro => ({
  milliseconds: 0,
  reads: integer,
  end: (log, { inputs }) => {
    if (token !== null) log.tokens.push(token);
    return { variables: { integerVariable: Number(inputs['integerVariable']) + 1 } };
  },
});
const records: Macro = {
  milliseconds: 10_000,
  end: (log, { from, to }) => {
    log.intervals.push({ from, to });
    return nothing;
  },
};

/** The script macros of the corpus. */
const macros: Readonly<Record<string, Macro>> = {
  CREATE_LOG_FILE: { milliseconds: 0, end: () => nothing },
  SCRIPT_task1: logs('SCRIPT_task1'),
  SCRIPT_task2: logs('SCRIPT_task2'),
  SCRIPT_task3: logs('SCRIPT_task3'),
  SCRIPT_task4: logs('SCRIPT_task4'),
  SCRIPT_task5: logs('SCRIPT_task5'),
  CREATE_MARKER_FILE: {
    milliseconds: 0,
    end: (log) => {
      log.marker = true;
      return nothing;
    },
  },
  INCREMENT_INTEGER_VARIABLE: increments(null),
  INCREMENT_INTEGER_VARIABLE_AND_LOG: increments('INCREMENT_correct'),
  SET_STRING_DATA: {
    milliseconds: 0,
    end: (_log, { output }) => ({ variables: { [output]: 'String' } }),
  },
  LOG_DATA: {
    milliseconds: 0,
    reads: (data) => ({ data }),
    end: (log, { inputs }) => {
      if (inputs['data'] === 'String') log.tokens.push('DATA_correct');
      return nothing;
    },
  },
  THROW_ERROR: { milliseconds: 0, end: () => ({ error: 'ERR_CODE' }) },
  WAIT_TEN_SECONDS: { milliseconds: 10_000, end: () => nothing },
  CREATE_TIMESTAMP_LOG_1: records,
  CREATE_TIMESTAMP_LOG_2: records,
};

export function macroInputs(name: string, data: string | null): Readonly<Record<string, string>> {
  return macroNamed(name).reads?.(data ?? 'null') ?? {};
}

export function macroNamed(name: string): Macro {
  const macro = Object.hasOwn(macros, name) ? macros[name] : undefined;
  if (macro === undefined) throw new Error(`Expected a script macro, but got ${name}`);
  return macro;
}

/** What the macros logged; the marker counts only where it is asked for. */
export function tokensOf(log: MacroLog, markerCounts: boolean): string[] {
  const [first, second] = log.intervals;
  const overlap =
    first !== undefined && second !== undefined && first.from < second.to && second.from < first.to;
  return [
    ...log.tokens,
    ...(overlap ? ['EXECUTION_parallel'] : []),
    ...(log.marker && markerCounts ? ['MARKER_exists'] : []),
  ];
}
