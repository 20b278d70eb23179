import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A property as the descriptor of bpmn-moddle has it. */
export interface DescribedProperty {
  readonly name: string;
  readonly type: string;
  readonly isMany?: boolean;
  readonly isAttr?: boolean;
  readonly isReference?: boolean;
  readonly isVirtual?: boolean;
  readonly default?: unknown;
  /** Another property of a supertype that this one stands for. */
  readonly redefines?: string;
  readonly replaces?: string;
}
interface DescribedType {
  readonly name: string;
  readonly isAbstract?: boolean;
  readonly superClass?: readonly string[];
  readonly properties?: readonly DescribedProperty[];
}
interface Descriptor {
  readonly types: readonly DescribedType[];
  readonly enumerations: readonly {
    readonly name: string;
    readonly literalValues: readonly { readonly name: string }[];
  }[];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's own file
const descriptor = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('bpmn-moddle/resources/bpmn/json/bpmn.json'),
    'utf8',
  ),
) as Descriptor;
const byName = new Map(descriptor.types.map((type) => [type.name, type]));

export const concreteTypes: readonly string[] = descriptor.types
  .filter((type) => type.isAbstract !== true)
  .map((type) => type.name);
export const abstractTypes: readonly string[] = descriptor.types
  .filter((type) => type.isAbstract === true)
  .map((type) => type.name);

export const literalsOf = (type: string): readonly string[] =>
  descriptor.enumerations
    .find((one) => one.name === type)
    ?.literalValues.map((literal) => literal.name) ?? [];

export const isElementType = (type: string): boolean => byName.has(type);

export const isA = (type: string, wanted: string): boolean =>
  type === wanted || (byName.get(type)?.superClass ?? []).some((above) => isA(above, wanted));

/** All properties of a type, inherited ones too, that can be written in a file. */
export function propertiesOf(type: string): readonly DescribedProperty[] {
  const found = new Map<string, DescribedProperty>();
  const collect = (name: string): void => {
    const described = byName.get(name);
    for (const above of described?.superClass ?? []) collect(above);
    for (const property of described?.properties ?? []) found.set(property.name, property);
  };
  collect(type);
  return [...found.values()].filter((property) => property.isVirtual !== true);
}

/** Whether elements of a type can stand inside this property. */
export const mayHold = (property: DescribedProperty, type: string): boolean =>
  property.isReference !== true && isElementType(property.type) && isA(type, property.type);
