import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a command is, on stderr: a bar on a terminal, a line every 5 s elsewhere; nothing in the first second. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

const quietMillis = 1000;
const lineMillis = 5000;

export function showProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(what, stream) : lines(what, stream);
}

function bar(what: string, stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar(
    {
      format: `${what} {bar} {value}/{total} {eta_formatted}`,
      stream,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  const startedAt = Date.now();
  let running = false;
  return {
    update(done, total): void {
      if (!running && Date.now() - startedAt >= quietMillis) {
        shown.start(total, done);
        running = true;
      }
      if (running) {
        shown.setTotal(total);
        shown.update(done);
      }
    },
    stop(): void {
      if (running) {
        shown.stop();
      }
    },
  };
}

function lines(what: string, stream: NodeJS.WriteStream): Progress {
  let saidAt = Date.now() - lineMillis + quietMillis;
  return {
    update(done, total): void {
      if (Date.now() - saidAt >= lineMillis) {
        saidAt = Date.now();
        stream.write(`${what}: ${done} of ${total === 0 ? '?' : total}\n`);
      }
    },
    stop(): void {
      saidAt = Number.POSITIVE_INFINITY;
    },
  };
}
