const shape = /^[a-z][a-z0-9._-]{1,31}$/u;

/**
 * Whether a text may be a login: 2 to 32 lower-case letters, digits, dots, underscores and hyphens,
 * beginning with a letter. Lower case only, so that no two logins look alike.
 */
export const isLogin = (text: string): boolean => shape.test(text);
