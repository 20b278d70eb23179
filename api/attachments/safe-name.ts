/** Halves of a character, which no file system and no header can carry. */
const loneSurrogates = /\p{Surrogate}/gu;

/** A file name as people see it: no path, no control or direction characters, at most 200 characters. */
export function safeName(given: string): string {
  const base = given.split(/[\\/]/u).at(-1) ?? '';
  const clean = base
    // oxlint-disable-next-line no-control-regex -- control and direction characters can disguise an ending
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069<>:"|?*]/gu, '')
    .replaceAll(loneSurrogates, '')
    .replace(/^[.\s]+/u, '')
    .trim();
  return shortened(clean === '' ? 'file' : clean);
}

const longest = 200;

/** Cuts in the middle of the name, so that its ending stays. */
function shortened(name: string): string {
  if (name.length <= longest) {
    return name;
  }
  const ending = /\.[^.]{1,10}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, longest - ending.length)}${ending}`.replaceAll(loneSurrogates, '');
}

/** `Content-Disposition` with the name in ASCII and in UTF-8 (RFC 6266). */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\u0020-\u007E]|["\\%]/gu, '_');
  const utf8 = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
