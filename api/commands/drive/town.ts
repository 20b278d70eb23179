import { Compile } from 'typebox/compile';
import { CatalogueList } from '../../contract/reports.ts';
import {
  EligiblePeople,
  type EligiblePerson,
  type Grid,
  GridList,
} from '../../contract/reference.ts';
import type { Type } from 'typebox';
import { CannotRun } from '../exit-codes.ts';
import type { CentreClient } from '../http/centre-client.ts';

export type CatalogueClassView = Type.Static<typeof CatalogueList>['data'][number];

/** What the drive knows of the town that it plays in, read once at the start. */
export interface Town {
  readonly people: readonly EligiblePerson[];
  readonly grids: readonly Grid[];
  /** Only classes that can be filed. */
  readonly classes: readonly CatalogueClassView[];
  /** Departments with somebody to lead and somebody to handle. */
  readonly units: readonly string[];
}

const People = Compile(EligiblePeople);
const Grids = Compile(GridList);
const Catalogue = Compile(CatalogueList);

/** @throws CannotRun when there is nobody to play. */
export async function readTown(client: CentreClient): Promise<Town> {
  const [people, grids, catalogue] = await Promise.all([
    client.json(People, { method: 'GET', path: '/api/people?perPage=200' }),
    client.json(Grids, { method: 'GET', path: '/api/grids?perPage=200' }),
    client.json(Catalogue, { method: 'GET', path: '/api/catalogue?perPage=1000' }),
  ]);
  const classes = catalogue.data.filter((entry) => entry.conditions.length > 0);
  const units = unitsThatHandle(people.data);
  if (classes.length === 0 || units.length === 0) {
    throw new CannotRun(
      'The centre has no catalogue, or no unit with a lead and a handler: is it the demonstration?',
    );
  }
  return { people: people.data, grids: grids.data, classes, units };
}

function unitsThatHandle(people: readonly EligiblePerson[]): string[] {
  const unitsOf = (role: string): Set<string> =>
    new Set(
      people.flatMap((person) =>
        person.posts.filter((post) => post.role === role).map((post) => post.unit.id),
      ),
    );
  const handling = unitsOf('handler');
  return [...unitsOf('lead')].filter((unit) => handling.has(unit)).toSorted();
}
