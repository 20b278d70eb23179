import { open } from 'node:fs/promises';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { byteRange } from '../../attachments/byte-range.ts';
import { isAttachmentMediaType, mediaTypes } from '../../attachments/media-types.ts';
import { contentDisposition } from '../../attachments/safe-name.ts';
import { Id } from '../../contract/common.ts';
import { Problem } from '../../problem.ts';
import { type VisibleAttachment, visibleAttachment } from '../../queries/visible-attachment.ts';
import { readerOf } from '../../reader.ts';
import { requireOpenedCase } from '../../secrecy/require-opened.ts';
import { attachmentPlace } from '../../uploads/file-places.ts';

/** Whatever the file is; the schema says nothing of bytes. */
const content = (description: string) => ({
  description,
  content: { '*/*': { schema: Type.Unknown() } },
});

/** A cached copy must be asked for again each time: the permission may have ended. Of a protected case none is kept. */
export const downloadAttachment: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/attachments/:id',
    schema: {
      summary: 'The content of a file, or a range of it',
      tags: ['attachments'],
      params: Type.Object({ id: Id }),
      response: {
        200: content('The file'),
        206: content('The range that was asked for'),
        304: Type.Null({ description: 'The copy is still good' }),
        416: Type.Null({ description: 'The file does not have that range' }),
      },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const attachment = await visibleAttachment(services.database, reader, request.params.id);
      if (attachment === null) {
        throw new Problem('not-found');
      }
      if (attachment.case !== null) await requireOpenedCase(services, reader, attachment.case);
      setHeaders(reply, attachment);
      if (request.headers['if-none-match'] === etagOf(attachment)) {
        return reply.code(304).send(null);
      }
      return sendContent(request, reply, {
        ...attachment,
        path: attachmentPlace(services.config.filesDirectory, attachment.hash),
      });
    },
  });
};

const etagOf = (attachment: VisibleAttachment): string => `"${attachment.hash}"`;

function setHeaders(reply: FastifyReply, attachment: VisibleAttachment): void {
  const inline =
    isAttachmentMediaType(attachment.mediaType) && mediaTypes[attachment.mediaType].inline;
  reply.headers({
    etag: etagOf(attachment),
    'cache-control':
      attachment.case?.secrecy === 'protected' ? 'private, no-store' : 'private, no-cache',
    'accept-ranges': 'bytes',
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', attachment.name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
}

async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  file: VisibleAttachment & { readonly path: string },
): Promise<FastifyReply> {
  const condition = request.headers['if-range'];
  const header =
    condition === undefined || condition === etagOf(file) ? request.headers.range : undefined;
  const range = byteRange(header, file.size);
  if (range.kind === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  }
  const type = file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType;
  const handle = await open(file.path, 'r');
  if (range.kind === 'all') {
    return reply.type(type).header('content-length', file.size).send(handle.createReadStream());
  }
  return reply
    .code(206)
    .type(type)
    .header('content-range', `bytes ${range.from}-${range.to}/${file.size}`)
    .header('content-length', range.to - range.from + 1)
    .send(handle.createReadStream({ start: range.from, end: range.to }));
}
