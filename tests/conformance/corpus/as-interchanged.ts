import { rewriteElements } from './xml-text.ts';

/**
 * A runnable model with the two things that the corpus leaves to each engine: the format of its scripts, and
 * that a condition is a formal expression.
 */
export function asInterchanged(xml: string): string {
  const withFormat = rewriteElements(xml, 'scriptTask', ({ prefix, attributes, body }, whole) =>
    attributes.includes('scriptFormat=')
      ? whole
      : `<${prefix}scriptTask scriptFormat="text/plain"${attributes}>${body}</${prefix}scriptTask>`,
  );
  return rewriteElements(
    withFormat,
    'conditionExpression',
    ({ prefix, attributes, body }, whole) =>
      attributes.includes('type=')
        ? whole
        : `<${prefix}conditionExpression xsi:type="${prefix}tFormalExpression"${attributes}>${body}</${prefix}conditionExpression>`,
  );
}
