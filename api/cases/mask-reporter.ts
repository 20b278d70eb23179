import { maskPhone } from '../../domain/text/mask-phone.ts';
import type { Reporter } from '../contract/cases.ts';

/** The family name stays: whoever calls back needs to address somebody. */
const maskName = (name: string): string => {
  const characters = Array.from(name);
  return (characters[0] ?? '') + '*'.repeat(Math.max(0, characters.length - 1));
};

/** Who reported, as everybody sees it (screens section 7): 138****6021. */
export const maskReporter = (reporter: Reporter): Reporter => ({
  name: reporter.name === null ? null : maskName(reporter.name),
  phone: reporter.phone === null ? null : maskPhone(reporter.phone),
  wantsCallback: reporter.wantsCallback,
});
