import type { attachmentMediaTypes } from '../contract/attachments.ts';

export type AttachmentMediaType = (typeof attachmentMediaTypes)[number];

interface KnownMediaType {
  /** Endings that a name of this type may have, lower case; the first is given to a name without one. */
  readonly extensions: readonly string[];
  /** What the content is called by the detector (`file-type`); none for plain text, which has no mark. */
  readonly detected: readonly string[];
  /** What browsers say of such a file. */
  readonly declared: readonly string[];
  /** Shown in the page; everything else is offered for saving. */
  readonly inline: boolean;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** Every type that is taken: how its content, its name and its declaration look. */
export const mediaTypes: { readonly [M in AttachmentMediaType]: KnownMediaType } = {
  'image/jpeg': {
    extensions: ['jpg', 'jpeg', 'jfif'],
    detected: ['image/jpeg'],
    declared: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
    inline: true,
  },
  'image/png': {
    extensions: ['png'],
    detected: ['image/png'],
    declared: ['image/png'],
    inline: true,
  },
  'image/webp': {
    extensions: ['webp'],
    detected: ['image/webp'],
    declared: ['image/webp'],
    inline: true,
  },
  'image/heic': {
    extensions: ['heic', 'heif'],
    detected: ['image/heic', 'image/heif'],
    declared: ['image/heic', 'image/heif'],
    inline: true,
  },
  'image/gif': {
    extensions: ['gif'],
    detected: ['image/gif'],
    declared: ['image/gif'],
    inline: true,
  },
  'application/pdf': {
    extensions: ['pdf'],
    detected: ['application/pdf'],
    declared: ['application/pdf'],
    inline: false,
  },
  'video/mp4': {
    extensions: ['mp4'],
    detected: ['video/mp4'],
    declared: ['video/mp4'],
    inline: true,
  },
  'audio/mp4': {
    extensions: ['m4a'],
    detected: ['audio/mp4', 'audio/x-m4a'],
    declared: ['audio/mp4', 'audio/x-m4a', 'audio/m4a'],
    inline: true,
  },
  'audio/mpeg': {
    extensions: ['mp3'],
    detected: ['audio/mpeg'],
    declared: ['audio/mpeg', 'audio/mp3'],
    inline: true,
  },
  'text/plain': {
    extensions: ['txt', 'log', 'csv'],
    detected: [],
    declared: ['text/plain', 'text/csv'],
    inline: false,
  },
  [`${office}.wordprocessingml.document`]: {
    extensions: ['docx'],
    detected: [`${office}.wordprocessingml.document`],
    declared: [`${office}.wordprocessingml.document`],
    inline: false,
  },
  [`${office}.spreadsheetml.sheet`]: {
    extensions: ['xlsx'],
    detected: [`${office}.spreadsheetml.sheet`],
    declared: [`${office}.spreadsheetml.sheet`],
    inline: false,
  },
};

export const isAttachmentMediaType = (text: string): text is AttachmentMediaType =>
  Object.hasOwn(mediaTypes, text);
