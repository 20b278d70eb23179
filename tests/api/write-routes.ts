import { Type } from 'typebox';
import { isRecord } from '../../domain/is-record.ts';
import { parseAs, type TestApi } from './test-api.ts';

type Schema = Readonly<Record<string, unknown>>;

/** One place of a body where a value stands, as a path of names; lists are entered at their first item. */
export interface Leaf {
  readonly path: readonly string[];
  readonly schema: Schema;
}

const Documented = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({
        requestBody: Type.Optional(
          Type.Object({
            content: Type.Record(
              Type.String(),
              Type.Object({ schema: Type.Record(Type.String(), Type.Unknown()) }),
            ),
          }),
        ),
      }),
    ),
  ),
});

/** The bodies of all routes that change something, from the API's own OpenAPI document; null: none. */
export const documentedWrites = async (
  api: TestApi,
): Promise<ReadonlyMap<string, { readonly mediaType: string; readonly schema: Schema } | null>> => {
  const { paths } = parseAs(Documented, (await api.nobody.get('/api/openapi.json')).body);
  const writes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method !== 'get')
      .map(([method, { requestBody }]) => {
        const route = `${method.toUpperCase()} ${path.replaceAll(/\{(?<name>\w+)\}/gu, ':$<name>')}`;
        const [first] = Object.entries(requestBody?.content ?? {});
        return [
          route,
          first === undefined ? null : { mediaType: first[0], schema: first[1].schema },
        ] as const;
      }),
  );
  return new Map(writes);
};

const inside = (name: string, schema: unknown, path: readonly string[]): Leaf[] =>
  isRecord(schema) ? leavesOf(schema, [...path, name]) : [];

/** Every place where something that is no object and no list stands. */
export const leavesOf = (schema: Schema, path: readonly string[] = []): Leaf[] => {
  const { properties, items, anyOf } = schema;
  if (Array.isArray(anyOf)) {
    return anyOf.flatMap((part: unknown) =>
      isRecord(part) && part['type'] !== 'null' ? leavesOf(part, path) : [],
    );
  }
  if (isRecord(properties))
    return Object.entries(properties).flatMap(([name, part]) => inside(name, part, path));
  if (schema['type'] === 'object') return [];
  return items === undefined ? [{ path, schema }] : inside('0', items, path);
};

/** The body with another value at one place; what lies on the way is copied. */
export const withLeaf = (body: unknown, path: readonly string[], value: unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (name === '0') return [withLeaf(Array.isArray(body) ? body[0] : undefined, rest, value)];
  const given = isRecord(body) ? body : {};
  return { ...given, [name]: withLeaf(given[name], rest, value) };
};

/** Whether a text stands somewhere in a document, exactly. */
export const holdsText = (document: unknown, text: string): boolean => {
  if (document === text) return true;
  if (Array.isArray(document)) return document.some((item) => holdsText(item, text));
  return isRecord(document) && Object.values(document).some((item) => holdsText(item, text));
};
