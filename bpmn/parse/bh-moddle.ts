/** Descriptor of the `bh:` extension elements for bpmn-moddle and the modeler (see `model/element-properties.ts`). */
const bhNamespace = 'https://bihuan.dev/bpmn/1';

const attribute = (
  name: string,
): { readonly name: string; readonly type: string; readonly isAttr: true } => ({
  name,
  type: 'String',
  isAttr: true,
});
const inputs = { name: 'inputs', type: 'Input', isMany: true } as const;
const element = (
  name: string,
  attributes: readonly string[],
  children: readonly object[] = [],
): object => ({
  name,
  superClass: ['Element'],
  properties: [...attributes.map(attribute), ...children],
});

export const bhModdle = {
  name: 'Bihuan',
  uri: bhNamespace,
  prefix: 'bh',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    element('Stage', ['value']),
    element('Label', ['en']),
    element('Assignment', ['role', 'unit', 'person', 'exclude']),
    element('Form', ['key']),
    element('Limit', ['clock', 'value', 'reentry', 'whileHeld']),
    element('Outcome', ['code', 'label', 'labelEn', 'kind', 'requires']),
    element('Service', ['name', 'retry'], [inputs]),
    element('Input', ['name', 'value']),
    element('ClockOperation', ['clock', 'operation', 'limit']),
    element('Clock', ['name', 'threshold']),
    element('Correlation', ['value']),
    element('NoReturn', []),
    element('Collection', ['value', 'item']),
    element('TurnOutput', ['name', 'value']),
    element('SurvivesReturn', []),
    element('OnReturn', ['kind']),
    element('Undo', ['kind', 'name', 'retry', 'required'], [inputs]),
    element('Output', ['name', 'value']),
    element('Decision', ['model', 'ref', 'result']),
    element('Rollback', ['variables']),
  ],
} as const;
