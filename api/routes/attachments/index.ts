import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { downloadAttachment } from './download-attachment.ts';
import { uploadAttachment } from './upload-attachment.ts';

export const attachmentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(uploadAttachment);
  await app.register(downloadAttachment);
};
