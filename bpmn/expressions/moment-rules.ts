import { call, plain, value } from './rewriting.ts';
import type { Rewriting, Rule } from './rewriting.ts';
import { partsOf, textOf } from './syntax.ts';
import type { Syntax } from './syntax.ts';
import { asWritten, isWritten, kindOf, momentKinds } from './written-moments.ts';
import type { MomentKind } from './written-moments.ts';

/**
 * Dates, times and durations with their text or parts checked. What is written out as it should be stays, and
 * `feelin` makes a constant of it.
 */
export const momentLiteral: Rule = ([maker, , given], at, node) => {
  if (maker?.name === 'AtLiteral') return literal(maker, at) ?? plain(node, at);
  const word = maker === undefined ? '' : textOf(maker, at.source);
  const kind = momentKinds.find((one) => one === word);
  if (kind === undefined || given === undefined) return plain(node, at);
  const parameters = partsOf(given);
  const [only] = parameters;
  if (only === undefined || (parameters.length === 1 && isWrittenOut(kind, only, at)))
    return plain(node, at);
  const checked = parameters.map((one) =>
    parameter(one, at, (text) =>
      parameters.length === 1 ? call(at, '_written', `"${kind}"`, text) : call(at, '_whole', text),
    ),
  );
  return `${kind}(\n${checked.join(',\n')}\n)`;
};

function literal(node: Syntax, { source }: Rewriting): string | null {
  const text = source.slice(node.from, node.to).replace(/^@\s*"|"$/g, '');
  const kind = kindOf(text);
  return isWritten(kind, text) ? null : `${kind}("${asWritten(kind, text)}")`;
}

function isWrittenOut(kind: MomentKind, only: Syntax, { source }: Rewriting): boolean {
  const given = only.name === 'NamedParameter' ? partsOf(only)[1] : only;
  if (given?.name !== 'StringLiteral') return false;
  return isWritten(kind, source.slice(given.from + 1, given.to - 1));
}

function parameter(node: Syntax, at: Rewriting, checked: (text: string) => string): string {
  if (node.name !== 'NamedParameter') return checked(value(node, at));
  const [name, given] = partsOf(node);
  if (name === undefined || given === undefined) return plain(node, at);
  return `${textOf(name, at.source)}:\n${checked(value(given, at))}`;
}
