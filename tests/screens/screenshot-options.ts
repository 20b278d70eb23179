import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { screens, type Screen, type Width } from './screens.ts';

export type Theme = 'light' | 'dark';
export type Language = 'zh' | 'en';

export interface ScreenshotOptions {
  readonly screens: readonly Screen[];
  readonly widths: readonly Width[];
  readonly themes: readonly Theme[];
  readonly languages: readonly Language[];
  /** A centre that runs already and was seeded by an earlier run; null: one of its own. */
  readonly server: string | null;
  /** The centre stays up when the pictures are taken, until Ctrl-C. */
  readonly keep: boolean;
  readonly out: string;
  /** Puts the drawing beside each picture that has one. */
  readonly compare: boolean;
  readonly drawings: string;
}

export const helpText = `npm run screenshots -- [SCREEN …]

Starts a centre with cases in many states and takes a picture of every screen (tests/screens/screens.ts)
by its width, theme and language. Names of screens, or their beginnings, choose some of them.

  --widths 1440,1920,390
  --themes light,dark
  --languages zh,en
  --compare           also puts the drawing and the picture side by side in one PNG
  --drawings FOLDER   default ../shared/design/screens
  --out FOLDER        default .data/screenshots
  --keep              leaves the centre running until Ctrl-C, for --server
  --server URL        uses the centre that another run keeps
  --help

Screens: ${screens.map(({ name }) => name).join(', ')}
`;

const chosen = <T extends string | number>(name: string, given: string, known: readonly T[]): T[] =>
  given.split(',').map((part) => {
    const found = known.find((one) => String(one) === part);
    if (found === undefined)
      throw new Error(`${name}: expected some of ${known.join(', ')}, but got ${part}`);
    return found;
  });

/** @throws Error that says what is wrong with the arguments */
export const readScreenshotOptions = (args: readonly string[]): ScreenshotOptions | 'help' => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      widths: { type: 'string', default: '1440,1920,390' },
      themes: { type: 'string', default: 'light,dark' },
      languages: { type: 'string', default: 'zh,en' },
      compare: { type: 'boolean', default: false },
      drawings: { type: 'string', default: '../shared/design/screens' },
      out: { type: 'string', default: '.data/screenshots' },
      keep: { type: 'boolean', default: false },
      server: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const some = screens.filter(({ name }) => positionals.some((start) => name.startsWith(start)));
  if (positionals.length > 0 && some.length === 0)
    throw new Error(`Expected names of screens, but got ${positionals.join(', ')}`);
  return {
    screens: positionals.length === 0 ? screens : some,
    widths: chosen<Width>('--widths', values.widths, [1440, 1920, 390]),
    themes: chosen<Theme>('--themes', values.themes, ['light', 'dark']),
    languages: chosen<Language>('--languages', values.languages, ['zh', 'en']),
    server: values.server ?? null,
    keep: values.keep,
    out: resolve(values.out),
    compare: values.compare,
    drawings: resolve(values.drawings),
  };
};
