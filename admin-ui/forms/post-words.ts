import type { EligiblePerson } from '../../api/contract/reference.ts';
import type { Words } from '../messages/use-words.ts';

/** The posts that somebody holds: 市政管护所 单位负责人. */
export const postWords = (person: EligiblePerson, { name, code, list }: Words): string =>
  list(person.posts.map((post) => `${name(post.unit)} ${code('role', post.role)}`));
