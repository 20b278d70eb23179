import type { Role } from './roles.ts';

/** The role of other systems: its accounts get tokens, and hold nothing else. */
const machineRole: Role = 'integration';

/**
 * Whether these roles make an account that another system uses. A token opens what the posts of its
 * account allow, without anybody at a keyboard, so that an account of a person never gets one.
 */
export const isMachine = (held: readonly string[]): boolean =>
  held.length > 0 && held.every((role) => role === machineRole);

/** Whether a machine's post and a person's would be held together. */
export const mixesMachineAndPerson = (held: readonly string[]): boolean =>
  held.includes(machineRole) && !isMachine(held);
