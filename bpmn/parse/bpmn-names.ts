/** What the schema of BPMN (2.0.2, table 9.9) names otherwise than bpmn-moddle, which knows `messageFlowRefs` alone. */
export const bpmnNames = {
  name: 'Names of the schema',
  uri: 'https://bihuan.dev/bpmn/names',
  prefix: 'names',
  associations: [],
  types: [
    {
      name: 'ConversationNode',
      extends: ['bpmn:ConversationNode'],
      properties: [
        { name: 'bpmn:messageFlowRef', type: 'bpmn:MessageFlow', isMany: true, isReference: true },
      ],
    },
  ],
} as const;
