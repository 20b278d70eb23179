import { describe, expect, it } from 'vitest';
import { asDeclared } from '../../conformance/dmn/declared-type.ts';
import { agrees, jsonOf } from '../../conformance/dmn/tck-value.ts';
import type { TckValue } from '../../conformance/dmn/tck-value.ts';
import { modelOf } from './decision-diagram.ts';

const component = (name: string, type: string): string =>
  `<itemComponent name="${name}"><typeRef>${type}</typeRef></itemComponent>`;
const types = `
  <itemDefinition name="weight"><typeRef>number</typeRef></itemDefinition>
  <itemDefinition name="gross weight"><typeRef>weight</typeRef></itemDefinition>
  <itemDefinition name="weights" isCollection="true"><typeRef>weight</typeRef></itemDefinition>
  <itemDefinition name="parcel">
    ${component('sent', 'date')}${component('weights', 'weights')}${component('mark', 'string')}
  </itemDefinition>`;
const { items } = await modelOf(types);

const untyped = (text: string): TckValue => ({ kind: 'untyped', text });
const list = (...texts: string[]): TckValue => ({ kind: 'list', items: texts.map(untyped) });
const json = (value: TckValue, type: string | null) => jsonOf(asDeclared(value, type, items));

describe('values of TCK tests that carry no type', () => {
  it.each([
    ['number', ' 12.5 ', 12.5],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['string', ' 12 ', ' 12 '],
    ['gross weight', '3', 3],
    ['number', '', null],
    ['boolean', ' ', null],
    ['date', '', null],
    ['string', '', ''],
    ['Any', '1', '1'],
    [null, '1', '1'],
  ])('are read as what is declared: %s', (type, text, value) => {
    expect(json(untyped(text), type)).toBe(value);
  });

  it('are read inside lists and contexts', () => {
    const parcel: TckValue = {
      kind: 'context',
      entries: [
        ['sent', untyped('2026-03-01')],
        ['weights', list('1', '2.5')],
        ['mark', untyped('7')],
        ['unknown', untyped('7')],
      ],
    };
    const value = { sent: '2026-03-01', weights: [1, 2.5], mark: '7', unknown: '7' };
    expect(json(parcel, 'parcel')).toEqual(value);
    expect(agrees(asDeclared(parcel, 'parcel', items), value)).toBe(true);
    expect(agrees(parcel, value)).toBe(false);
  });

  it('are dates where dates are declared', () => {
    const day = asDeclared(untyped('2026-03-01T08:00:00+08:00'), 'date and time', items);
    expect(agrees(day, '2026-03-01T00:00:00Z')).toBe(true);
    expect(agrees(day, '2026-03-01T00:00:01Z')).toBe(false);
  });

  it('leave what carries a type as it is', () => {
    expect(json({ kind: 'plain', value: 'much' }, 'number')).toBe('much');
  });
});
