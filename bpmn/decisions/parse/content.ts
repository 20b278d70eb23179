/**
 * What becomes of a property that is written in a decision diagram: `read` by the transformations, a value
 * or a reference; `contents`, elements, each judged by its own type; `words` for people and drawings, which
 * no evaluation meets (DMN 1.3, 6.3.1 and 13), taken whole.
 */
export type Use = 'read' | 'contents' | 'words';
type Uses = Readonly<Record<string, Use>>;

const element: Uses = { id: 'read', description: 'words', label: 'words' };
const named: Uses = { ...element, name: 'read' };
const expression: Uses = { ...element, typeRef: 'read' };
const iteration: Uses = { ...expression, iteratorVariable: 'read', in: 'contents' };
const requirements: Uses = { knowledgeRequirement: 'contents', authorityRequirement: 'words' };

/** Types of dmn-moddle that are read. What is in no table is refused. */
export const readTypes: Readonly<Record<string, Uses>> = {
  'dmn:Definitions': {
    ...named,
    namespace: 'words',
    exporter: 'words',
    exporterVersion: 'words',
    expressionLanguage: 'read',
    typeLanguage: 'read',
    import: 'read',
    itemDefinition: 'contents',
    drgElement: 'contents',
    artifact: 'words',
    elementCollection: 'words',
    businessContextElement: 'words',
    dmnDI: 'words',
  },
  'dmn:InputData': { ...named, variable: 'contents' },
  'dmn:Decision': {
    ...named,
    ...requirements,
    question: 'words',
    allowedAnswers: 'words',
    variable: 'contents',
    informationRequirement: 'contents',
    supportedObjective: 'words',
    impactedPerformanceIndicator: 'words',
    decisionMaker: 'words',
    decisionOwner: 'words',
    usingProcess: 'words',
    usingTask: 'words',
    decisionLogic: 'contents',
  },
  'dmn:BusinessKnowledgeModel': {
    ...named,
    ...requirements,
    variable: 'contents',
    encapsulatedLogic: 'contents',
  },
  'dmn:DecisionService': {
    ...named,
    variable: 'contents',
    outputDecision: 'read',
    encapsulatedDecision: 'read',
    inputDecision: 'read',
    inputData: 'read',
  },
  // Where knowledge comes from; an authority, no logic (6.3.11).
  'dmn:KnowledgeSource': {
    ...named,
    authorityRequirement: 'words',
    type: 'words',
    owner: 'words',
    locationURI: 'words',
  },
  'dmn:InformationItem': { ...named, typeRef: 'read' },
  'dmn:InformationRequirement': { ...element, requiredDecision: 'read', requiredInput: 'read' },
  'dmn:KnowledgeRequirement': { ...element, requiredKnowledge: 'read' },
  'dmn:ItemDefinition': {
    ...named,
    typeRef: 'read',
    typeLanguage: 'read',
    isCollection: 'read',
    allowedValues: 'contents',
    itemComponent: 'contents',
    functionItem: 'contents',
  },
  'dmn:FunctionItem': { ...element, parameters: 'contents', outputTypeRef: 'read' },
  'dmn:LiteralExpression': { ...expression, text: 'read', expressionLanguage: 'read' },
  'dmn:UnaryTests': { ...expression, text: 'read', expressionLanguage: 'read' },
  'dmn:Context': { ...expression, contextEntry: 'contents' },
  'dmn:ContextEntry': { ...element, variable: 'contents', value: 'contents' },
  'dmn:Invocation': { ...expression, calledFunction: 'contents', binding: 'contents' },
  'dmn:Binding': { parameter: 'contents', bindingFormula: 'contents' },
  'dmn:Relation': { ...expression, column: 'contents', row: 'contents' },
  'dmn:List': { ...expression, elements: 'contents' },
  'dmn:FunctionDefinition': {
    ...expression,
    formalParameter: 'contents',
    body: 'contents',
    kind: 'read',
  },
  // oxlint-disable-next-line unicorn/no-thenable -- a name of the schema
  'dmn:Conditional': { ...expression, if: 'contents', then: 'contents', else: 'contents' },
  'dmn:Filter': { ...expression, in: 'contents', match: 'contents' },
  'dmn:For': { ...iteration, return: 'contents' },
  'dmn:Some': { ...iteration, satisfies: 'contents' },
  'dmn:Every': { ...iteration, satisfies: 'contents' },
  'dmn:ChildExpression': { id: 'read', expression: 'contents' },
  'dmn:TypedChildExpression': { id: 'read', typeRef: 'read', expression: 'contents' },
  'dmn:DecisionTable': {
    ...expression,
    hitPolicy: 'read',
    aggregation: 'read',
    preferredOrientation: 'words',
    outputLabel: 'words',
    annotationsWidth: 'words',
    annotation: 'words',
    input: 'contents',
    output: 'contents',
    rule: 'contents',
  },
  'dmn:InputClause': {
    ...element,
    label: 'read',
    width: 'words',
    inputExpression: 'contents',
    inputValues: 'contents',
  },
  'dmn:OutputClause': {
    ...named,
    width: 'words',
    typeRef: 'read',
    outputValues: 'contents',
    defaultOutputEntry: 'contents',
  },
  'dmn:DecisionRule': {
    ...element,
    inputEntry: 'contents',
    outputEntry: 'contents',
    annotationEntry: 'read',
  },
};
