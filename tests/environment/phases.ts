/** Progress of the launcher: one line a phase, with the time it took. */
export interface Phases {
  run<T>(name: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
}

const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`;

export const phases = (out: NodeJS.WriteStream): Phases => ({
  run: async (name, work) => {
    const started = Date.now();
    const tty = out.isTTY;
    let detail = '';
    const line = (mark: string, end: string): void => {
      out.write(
        `${tty ? '\r\u001B[2K' : ''}${mark} ${name}${detail === '' ? '' : ` · ${detail}`}${end}`,
      );
    };
    if (tty) line('…', '');
    const tick = tty
      ? setInterval(() => {
          line('…', ` (${seconds(Date.now() - started)})`);
        }, 250)
      : undefined;
    try {
      const result = await work((text) => {
        detail = text;
      });
      clearInterval(tick);
      line('✓', ` (${seconds(Date.now() - started)})\n`);
      return result;
    } catch (error) {
      clearInterval(tick);
      line('✗', '\n');
      throw error;
    }
  },
});
