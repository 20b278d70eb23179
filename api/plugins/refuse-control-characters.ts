import type { FastifyInstance } from 'fastify';
import {
  hasControlCharactersInText,
  isWellFormedText,
} from '../../domain/text/control-characters.ts';
import { isRecord } from '../../domain/is-record.ts';
import { fieldProblem } from '../problem.ts';

const isClean = (text: string): boolean =>
  !hasControlCharactersInText(text) && isWellFormedText(text);

const deepest = 32;

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

const inside = (place: Place): Place[] => {
  const depth = place.depth + 1;
  if (Array.isArray(place.value)) {
    return place.value.map((value: unknown, index) => ({
      value,
      path: `${place.path}/${String(index)}`,
      depth,
    }));
  }
  if (!isRecord(place.value)) return [];
  return Object.entries(place.value).flatMap(([name, value]) => [
    { value: name, path: place.path, depth },
    { value, path: `${place.path}/${name}`, depth },
  ]);
};

/**
 * Refuses control characters, broken text and absurd nesting anywhere in a parsed request.
 * @throws Problem `validation-failed` with the path
 */
export const assertCleanText = (value: unknown, root: string): void => {
  const places: Place[] = [{ value, path: root, depth: 0 }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    if (typeof place.value === 'string' && !isClean(place.value)) {
      throw fieldProblem('validation-failed', place.path, {
        code: 'control-character',
        message: 'must not contain control characters',
      });
    }
    if (place.depth > deepest) {
      throw fieldProblem('validation-failed', root, {
        code: 'too-deep',
        message: 'is nested too deeply',
      });
    }
    places.push(...inside(place));
  }
};

export const refuseControlCharacters = (app: FastifyInstance): void => {
  app.addHook('preValidation', async (request) => {
    assertCleanText(request.params, '/path');
    // What the address of a page asks for is read by the page.
    if (request.url.startsWith('/api/')) assertCleanText(request.query, '/query');
    if (!Buffer.isBuffer(request.body)) assertCleanText(request.body, '');
  });
};
