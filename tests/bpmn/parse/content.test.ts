import { describe, expect, it } from 'vitest';
import { describedTypes } from '../../../bpmn/parse/content/described-types.ts';
import { executedTypes } from '../../../bpmn/parse/content/executed-types.ts';
import { reasons } from '../../../bpmn/parse/content/use.ts';
import type { Use } from '../../../bpmn/parse/content/use.ts';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import { abstractTypes, concreteTypes, isA, propertiesOf } from './bpmn-descriptor.ts';
import {
  changed,
  elementsOf,
  fileWith,
  fixture,
  fixtureTree,
  parseTree,
  refusals,
  unknownExtension,
  wayTo,
} from './generated-diagrams.ts';

/** Only referred to, never contained: they cannot be written into a file. */
const nowhere = new Set(['ExtensionDefinition', 'ExtensionAttributeDefinition']);
const written = concreteTypes.filter((type) => !nowhere.has(type) && type !== 'Definitions');
/** Flow nodes that stand in other elements alone. */
const within = new Set(['ImplicitThrowEvent']);
const isExecuted = (type: string): boolean => Object.hasOwn(executedTypes, `bpmn:${type}`);
const isDescribed = (type: string): boolean => Object.hasOwn(describedTypes, `bpmn:${type}`);

describe('what a diagram may hold', () => {
  it('is without a finding in the diagram that these tests change', async () => {
    const { procedure, findings } = await parseProcedure(fixture);
    expect(findings).toEqual([]);
    expect(procedure).not.toBeNull();
    const types = new Set(elementsOf(await fixtureTree()).map((element) => element.$type));
    expect(Object.keys(executedTypes).filter((type) => !types.has(type))).toEqual([]);
  });

  it('is told by tables that name types of bpmn-moddle, each once', () => {
    const named = [...Object.keys(executedTypes), ...Object.keys(describedTypes)];
    const known = new Set(concreteTypes.map((type) => `bpmn:${type}`));
    expect(named.filter((type) => !known.has(type))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    expect(concreteTypes.length).toBeGreaterThan(100);
    expect(abstractTypes.every((type) => concreteTypes.some((one) => isA(one, type)))).toBe(true);
    expect([...nowhere].filter((type) => wayTo(type) !== null)).toEqual([]);
  });

  it('gives a reason for everything that is taken without effect, and has no idle reason', () => {
    const ofTypes = Object.values(describedTypes).map(({ why }) => why);
    const ofProperties = Object.values(executedTypes)
      .flatMap((uses) => Object.values(uses))
      .flatMap((use) => (typeof use === 'object' ? [use.why] : []));
    expect([...new Set([...ofTypes, ...ofProperties])].toSorted()).toEqual(
      Object.keys(reasons).toSorted(),
    );
  });

  it('is refused where a token would meet what stands only in other elements', async () => {
    const { tree } = await fileWith('ImplicitThrowEvent');
    const whats = refusals((await parseTree(tree)).findings).map(({ what }) => what);
    expect(whats).toEqual(['bpmn:ImplicitThrowEvent']);
  });

  it.each(written.filter((type) => isExecuted(type) && !within.has(type)))(
    '%s runs',
    async (type) => {
      const { tree } = await fileWith(type);
      expect(refusals((await parseTree(tree)).findings)).toEqual([]);
    },
  );

  it.each(written.filter((type) => isExecuted(type) && isA(type, 'FlowNode')))(
    '%s becomes an element, or has to say more',
    async (type) => {
      const { tree } = await fileWith(type);
      expect(await parseTree(tree)).not.toEqual(await parseProcedure(fixture));
    },
  );

  it.each(written.filter(isDescribed))('%s is documentation alone', async (type) => {
    const { tree } = await fileWith(type);
    expect(await parseTree(tree)).toEqual(await parseProcedure(fixture));
  });

  it.each(written.filter((type) => !isExecuted(type) && !isDescribed(type)))(
    '%s is refused where it stands',
    async (type) => {
      const { tree, ids } = await fileWith(type);
      const { procedure, findings } = await parseTree(tree);
      expect(procedure).toBeNull();
      const places = refusals(findings).map(({ place }) => place);
      expect(places.some((place) => ids.includes(place))).toBe(true);
    },
  );
});

/** Properties that can be written in a type that the parser reads, by what becomes of them. */
const among = (wanted: (use: Use | undefined) => boolean) =>
  Object.entries(executedTypes).flatMap(([type, uses]) =>
    propertiesOf(type.slice('bpmn:'.length))
      .filter((property) => wanted(uses[property.name]))
      .map((property) => ({ type, property, name: property.name, use: uses[property.name] })),
  );
/** Their order alone is read (see "keeps the order of flows"); an id is what everything is told by. */
const otherwise = new Set(['incoming', 'outgoing', 'id']);
const hooks = new Set(['auditing', 'monitoring']);
/** Nothing of it runs: what is written in it is judged by its own type. */
const judgedAlone = new Set(['participantMultiplicity']);

describe('what an element may say', () => {
  it.each(
    // Where nothing that it could refer to can be written, it cannot be written either.
    among((use) => use === undefined).filter(
      ({ property }) => property.name !== 'extensionDefinitions',
    ),
  )('$type $name is refused', async ({ type, name, property }) => {
    const { procedure, findings } = await changed(type, property);
    expect(procedure).toBeNull();
    expect(refusals(findings).map(({ what }) => what)).toContain(name);
    expect(refusals(findings).filter(({ place }) => place === '-')).toEqual([]);
  });

  it.each(
    among((use) => typeof use === 'object' && use.only === undefined).filter(
      ({ name }) => name !== 'diagrams',
    ),
  )('$type $name changes nothing', async ({ type, property }) => {
    expect(await changed(type, property)).toEqual(await parseProcedure(fixture));
  });

  it.each(among((use) => typeof use === 'object' && use.only !== undefined))(
    '$type $name is taken only as it is anyway',
    async ({ type, name, property, use }) => {
      const { findings } = await changed(type, property);
      expect(refusals(findings).map(({ what }) => what)).toContain(name);
      for (const value of typeof use === 'object' ? (use.only ?? []) : [])
        expect(await changed(type, property, value)).toEqual(await parseProcedure(fixture));
    },
  );

  it.each(
    among((use) => use === 'read' || use === 'part').filter(
      ({ name }) => !otherwise.has(name) && !hooks.has(name) && !judgedAlone.has(name),
    ),
  )('$type $name is read: another value makes another procedure', async ({ type, property }) => {
    expect(await changed(type, property)).not.toEqual(await parseProcedure(fixture));
  });

  it.each(among((use) => use === 'extensions'))(
    '$type: an extension that nobody knows is refused',
    async ({ type, property }) => {
      const { findings } = await changed(type, property, unknownExtension());
      expect(refusals(findings).map(({ what }) => what)).toContain('x:thing');
    },
  );
});
