/** Our extension elements for bpmn-moddle: the words of `model/element-properties.ts` in XML. */
const text = (name: string) => ({ name, isAttr: true, type: 'String' });
const element = (name: string, attributes: readonly string[]) => ({
  name,
  superClass: ['Element'],
  properties: attributes.map(text),
});

export const bhNamespace = 'https://bihuan.dev/bpmn/1';

export const bhModdle = {
  name: 'Bihuan',
  prefix: 'bh',
  uri: bhNamespace,
  xml: { tagAlias: 'lowerCase' },
  types: [
    element('Stage', ['value']),
    element('Label', ['en']),
    element('Assignment', ['role', 'unit', 'person', 'exclude']),
    element('Form', ['key']),
    element('Limit', ['clock', 'value', 'reentry']),
    element('Outcome', ['code', 'label', 'labelEn', 'kind', 'requires']),
    element('Input', ['name', 'value']),
    element('Output', ['name', 'value']),
    {
      name: 'Service',
      superClass: ['Element'],
      properties: [text('name'), text('retry'), { name: 'inputs', isMany: true, type: 'Input' }],
    },
    element('ClockOperation', ['clock', 'operation', 'limit']),
    element('Clock', ['name', 'threshold']),
    element('Correlation', ['value']),
    element('NoReturn', []),
    element('SurvivesReturn', []),
    element('Undo', ['kind']),
  ],
} as const;
