/** Progress of the launcher: a line for each phase that is over, with the time it took. */
export interface Phases {
  /** Phases may overlap; on a terminal the last line names those under way. */
  run<T>(name: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
}

export const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`;

const tickMillis = 250;

export const phases = (out: NodeJS.WriteStream): Phases => {
  const underWay = new Map<string, number>();
  let tick: NodeJS.Timeout | undefined;

  const clear = (): void => {
    if (out.isTTY) out.write('\r\u001B[2K');
  };
  const showUnderWay = (): void => {
    if (!out.isTTY || underWay.size === 0) return;
    const since = Math.min(...underWay.values());
    out.write(`… ${[...underWay.keys()].join(', ')} (${seconds(Date.now() - since)})`);
  };
  const begin = (name: string): void => {
    underWay.set(name, Date.now());
    tick ??= setInterval(() => {
      clear();
      showUnderWay();
    }, tickMillis).unref();
    clear();
    showUnderWay();
  };
  const end = (name: string, line: string): void => {
    underWay.delete(name);
    if (underWay.size === 0) {
      clearInterval(tick);
      tick = undefined;
    }
    clear();
    out.write(`${line}\n`);
    showUnderWay();
  };

  return {
    run: async (name, work) => {
      const started = Date.now();
      let detail = '';
      begin(name);
      try {
        const result = await work((text) => {
          detail = ` · ${text}`;
        });
        end(name, `✓ ${name}${detail} (${seconds(Date.now() - started)})`);
        return result;
      } catch (error) {
        end(name, `✗ ${name}`);
        throw error;
      }
    },
  };
};
