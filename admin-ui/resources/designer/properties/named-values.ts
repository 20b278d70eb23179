import type { PropertyList } from './property-field.ts';

/** Values by name: inputs, outputs, what a message takes along. */
export const namedValues = (
  key: 'inputs' | 'outputs' | 'sent',
  type: string,
  within?: PropertyList['within'],
): PropertyList => ({
  key,
  type,
  ...(within === undefined ? {} : { within }),
  columns: [
    { key: 'inputName', property: 'name', input: { kind: 'text' } },
    { key: 'inputValue', property: 'value', input: { kind: 'feel' } },
  ],
  fresh: { name: 'name', value: '=' },
});
