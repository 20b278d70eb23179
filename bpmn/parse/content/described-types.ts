import type { Reason } from './use.ts';

interface DescribedType {
  readonly why: Reason;
  /** What may be written in it besides id, name and documentation; foreign content is refused here too. */
  readonly properties: readonly string[];
}

/** Types of bpmn-moddle that are documentation alone: taken, and never met by a token. */
export const describedTypes: Readonly<Record<string, DescribedType>> = {
  'bpmn:Documentation': { why: 'words', properties: ['text', 'textFormat'] },
  'bpmn:TextAnnotation': { why: 'words', properties: ['text', 'textFormat'] },
  'bpmn:Association': {
    why: 'drawing',
    properties: ['associationDirection', 'sourceRef', 'targetRef'],
  },
  'bpmn:Group': { why: 'grouping', properties: ['categoryValueRef'] },
  'bpmn:Category': { why: 'grouping', properties: ['categoryValue'] },
  'bpmn:CategoryValue': { why: 'grouping', properties: ['value'] },
  'bpmn:DataStore': {
    why: 'data',
    properties: ['capacity', 'isUnlimited', 'itemSubjectRef', 'dataState'],
  },
  'bpmn:DataStoreReference': {
    why: 'data',
    properties: ['dataStoreRef', 'itemSubjectRef', 'dataState', 'categoryValueRef'],
  },
  'bpmn:DataState': { why: 'data', properties: [] },
  'bpmn:ItemDefinition': { why: 'type', properties: ['itemKind', 'structureRef', 'isCollection'] },
  'bpmn:Auditing': { why: 'hook', properties: [] },
  'bpmn:Monitoring': { why: 'hook', properties: [] },
};
