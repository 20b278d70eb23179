/**
 * Sent with what changes something: id of the person whom the sender takes to be signed in. Tabs of one browser share the
 * cookie, so that a tab may still show somebody else than it opens for.
 */
export const personHeader = 'bihuan-person';
