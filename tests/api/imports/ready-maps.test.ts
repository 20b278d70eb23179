import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportMap } from '../../../api/contract/imports.ts';
import { checkMap } from '../../../api/jobs/report-map/check-map.ts';
import { mapReport } from '../../../api/jobs/report-map/map-report.ts';
import { rowsOf } from '../../../api/jobs/rows/rows-of.ts';

const maps = new URL('../../../api/commands/maps/', import.meta.url);
const data = new URL('../../../../shared/data/', import.meta.url);

const mapOf = (name: string): ReportMap => {
  const checked = checkMap(JSON.parse(readFileSync(new URL(name, maps), 'utf8')));
  if (!checked.ok) {
    throw new Error(`Expected a good map, but: ${JSON.stringify(checked.errors)}`);
  }
  return checked.map;
};

interface Judged {
  readonly rows: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
}

const judge = async (file: URL, map: ReportMap): Promise<Judged> => {
  const reasons: Record<string, number> = {};
  const titles: string[] = [];
  const descriptions: string[] = [];
  let rows = 0;
  for await (const row of rowsOf(file.pathname, map)) {
    rows += 1;
    const mapped = mapReport(row, {
      map,
      fileHash: 'x',
      timeZone: 'Asia/Shanghai',
      categoryOf: new Map(),
    });
    if (mapped.kind === 'report') {
      titles.push(mapped.report.title);
      descriptions.push(mapped.report.description);
    } else {
      for (const reason of mapped.reasons) {
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      }
    }
  }
  return { rows, reasons, titles, descriptions };
};

describe('the ready maps', () => {
  it.each(readdirSync(maps).filter((name) => name.endsWith('.json')))(
    '%s is well-formed',
    (name) => {
      expect(mapOf(name).channel).toBe('import');
    },
  );
});

const boston = new URL('boston311/boston311_sample3000.csv', data);
const chicago = new URL('chicago311/open311_chicago_2014_05_09.json', data);
if (!existsSync(boston) || !existsSync(chicago)) {
  process.stderr.write('ready-maps: the sample files are absent, their tests are left out\n');
}

describe.skipIf(!existsSync(boston))('the Boston sample', () => {
  it('has 405 requests without a place and 4 closed before they were opened', async () => {
    const judged = await judge(boston, mapOf('boston-311.json'));
    expect(judged.rows).toBe(3000);
    expect(judged.reasons).toEqual({ 'coordinates-zero': 405, 'closed-before-opened': 4 });
  });
});

describe.skipIf(!existsSync(chicago))('the Chicago sample', () => {
  it('is clean', async () => {
    const judged = await judge(chicago, mapOf('chicago-open311.json'));
    expect(judged.rows).toBe(50);
    expect(judged.reasons).toEqual({});
    expect(judged.titles[0]).toBe('Pothole in Street');
  });

  it('brings the notes of every request along', async () => {
    const { descriptions } = await judge(chicago, mapOf('chicago-open311.json'));
    const linesOfNotes = descriptions.map(
      (description) => description.match(/^\d{4}-\d{2}-\d{2}T\S+ \S/gmu)?.length ?? 0,
    );
    expect(linesOfNotes).toHaveLength(50);
    expect(linesOfNotes.filter((lines) => lines < 2)).toEqual([]);
    expect(linesOfNotes.reduce((sum, lines) => sum + lines, 0)).toBe(276);
    expect(descriptions[0]).toContain(
      '2014-07-29T14:11:00-05:00 Final Outcome: CDOT Inspect Public Way Survey Transfer Outcome',
    );
  });
});
