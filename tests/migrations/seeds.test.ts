import { existsSync, readFileSync } from 'node:fs';
import { verify } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { seedCalendar } from '../../migrations/seeds/calendar.ts';
import { grids } from '../../migrations/seeds/grids.ts';
import { demoLogins, demoPeople } from '../../migrations/seeds/people.ts';
import { seedReference } from '../../migrations/seeds/seed-reference.ts';
import { roles } from '../../domain/permissions/roles.ts';
import { freshDatabase } from './fresh-database.ts';

const holidayFiles = new URL('../../../shared/data/calendar/', import.meta.url);

interface HolidayFile {
  readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[];
}

describe('seedReference', () => {
  it('makes the town of the demonstration, and may run again', async () => {
    const db = await freshDatabase();
    await seedReference(db, { demo: true, demoPassword: 'one-password' });
    await seedReference(db, { demo: true, demoPassword: 'one-password' });
    const count = async (
      table: 'unit' | 'grid' | 'person' | 'post' | 'catalogue_version' | 'calendar_version',
    ) =>
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    expect(await count('unit')).toBe('12');
    expect(await count('grid')).toBe('12');
    expect(await count('person')).toBe(String(demoPeople.length));
    expect(await count('catalogue_version')).toBe('1');
    expect(await count('calendar_version')).toBe('1');
    const withoutClass = await db
      .selectFrom('responsibility')
      .select('class_code')
      .leftJoin('catalogue_class', (join) =>
        join
          .onRef('catalogue_class.code', '=', 'responsibility.class_code')
          .onRef('catalogue_class.kind', '=', 'responsibility.kind'),
      )
      .where('catalogue_class.id', 'is', null)
      .execute();
    expect(withoutClass).toEqual([]);
  });

  it('lets a changed password reach every demo account', async () => {
    const db = await freshDatabase();
    await seedReference(db, { demo: true, demoPassword: 'one-password' });
    await seedReference(db, { demo: true, demoPassword: 'two-password' });
    const people = await db.selectFrom('person').select(['password_hash', 'demo']).execute();
    expect(people.every((person) => person.demo)).toBe(true);
    expect(new Set(people.map((person) => person.password_hash)).size).toBe(1);
    const hash = people[0]?.password_hash ?? '';
    expect(hash).toMatch(/^\$argon2id\$/u);
    expect(await verify(hash, 'two-password')).toBe(true);
  });

  it('makes no account, unit or grid of the town outside demo mode', async () => {
    const db = await freshDatabase();
    await seedReference(db, {
      demo: false,
      demoPassword: '',
      centreName: '某镇指挥中心',
      timeZone: 'Asia/Urumqi',
    });
    expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('grid').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('responsibility').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('unit').select(['id', 'name', 'name_en']).execute()).toEqual([
      { id: 'u-centre', name: '某镇指挥中心', name_en: 'Integrated command centre' },
    ]);
    expect(await db.selectFrom('calendar_version').select('time_zone').execute()).toEqual([
      { time_zone: 'Asia/Urumqi' },
    ]);
    expect(await db.selectFrom('catalogue_class').select('id').execute()).not.toEqual([]);
  });
});

describe('the people of the demonstration', () => {
  it('hold every role', () => {
    const held = new Set(demoPeople.flatMap((person) => person.posts.map((post) => post.role)));
    expect([...held].toSorted()).toEqual([...roles].toSorted());
  });

  it('are the logins of the public surface first', () => {
    expect(demoLogins).toEqual([
      'acceptor',
      'dispatcher',
      'commander',
      'lead',
      'handler',
      'grid',
      'supervisor',
      'analyst',
      'leader',
      'designer',
      'admin',
      'security',
      'auditor',
      'lead2',
      'handler2',
    ]);
  });

  it('have one worker for each grid', () => {
    const covered = demoPeople.flatMap((person) => person.posts.flatMap((post) => post.grid ?? []));
    expect(covered.toSorted()).toEqual(grids.map((grid) => grid.id).toSorted());
  });
});

describe('the grids of the demonstration', () => {
  it('are closed rings that lie side by side', () => {
    for (const { ring } of grids) expect(ring.at(0)).toEqual(ring.at(-1));
    const edges = grids.flatMap(({ ring }) =>
      ring.slice(1).map((point, index) => JSON.stringify([ring[index], point])),
    );
    // every edge is run through once in each direction at most: neighbours share it
    expect(new Set(edges).size).toBe(edges.length);
  });
});

const known = existsSync(holidayFiles);
if (!known)
  process.stderr.write('the calendar is not compared: ../shared/data/calendar is absent\n');

describe('the delivered calendar', () => {
  it('has only years with a notice', () => {
    expect(Object.keys(seedCalendar('Asia/Shanghai').years)).toEqual(['2024', '2025', '2026']);
  });

  it.skipIf(!known).each(['2024', '2025', '2026'])(
    'agrees with the notices of the State Council for %s',
    (year) => {
      const text = readFileSync(new URL(`${year}.json`, holidayFiles), 'utf8');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape is described beside the file
      const { days } = JSON.parse(text) as HolidayFile;
      const inYear = days.filter((day) => day.date.startsWith(year));
      const { off, work } = seedCalendar('Asia/Shanghai').years[year] ?? { off: [], work: [] };
      expect(off).toEqual(
        inYear
          .filter((day) => day.isOffDay)
          .map((day) => day.date)
          .toSorted(),
      );
      expect(work).toEqual(
        inYear
          .filter((day) => !day.isOffDay)
          .map((day) => day.date)
          .toSorted(),
      );
    },
  );
});
