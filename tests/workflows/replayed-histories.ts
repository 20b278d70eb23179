import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Procedure } from '../../bpmn/model/procedure.ts';

/** Histories as JSON, one file each, and beside them the graphs that they name. */
export const historiesDirectory = fileURLToPath(new URL('histories/', import.meta.url));
export const graphsDirectory = fileURLToPath(new URL('histories/graphs/', import.meta.url));

export interface RecordedHistory {
  readonly name: string;
  readonly history: unknown;
}

const jsonFiles = (directory: string): readonly string[] =>
  readdirSync(directory).filter((name) => name.endsWith('.json'));

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const recordedHistories = (): readonly RecordedHistory[] =>
  jsonFiles(historiesDirectory).map((file) => ({
    name: file.slice(0, -'.json'.length),
    history: readJson(`${historiesDirectory}${file}`),
  }));

export const recordedGraphs = (): readonly Procedure[] =>
  jsonFiles(graphsDirectory).map((file) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the recording script
    return readJson(`${graphsDirectory}${file}`) as Procedure;
  });
