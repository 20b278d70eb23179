/** Which code a worker runs: the version of the software, its newest engine version, a hash of its sources. */
export interface WorkerBuild {
  readonly version: string;
  readonly engineVersion: number;
  readonly sources: string;
}

const pattern = /^(?<version>.+)\+engine(?<engine>\d+)\.(?<sources>[0-9a-f]+)$/u;

/** As the workflow engine keeps it with each worker: `0.1.0+engine4.1f2e3d4c`. */
export const buildText = ({ version, engineVersion, sources }: WorkerBuild): string =>
  `${version}+engine${String(engineVersion)}.${sources}`;

/** Null for a worker that does not say it in these words. */
export const readBuild = (text: string): WorkerBuild | null => {
  const parts = pattern.exec(text)?.groups;
  if (parts === undefined) return null;
  const { version = '', engine = '', sources = '' } = parts;
  return { version, engineVersion: Number(engine), sources };
};
