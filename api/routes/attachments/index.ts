import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { trimRegularly } from '../../attachments/trim-regularly.ts';
import { downloadAttachment } from './download-attachment.ts';
import { uploadAttachment } from './upload-attachment.ts';

export const attachmentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  const store = { database: services.database, filesDirectory: services.config.filesDirectory };
  const stop = trimRegularly(store, app.log, () => services.now());
  app.addHook('preClose', async () => {
    stop();
  });
  await app.register(uploadAttachment);
  await app.register(downloadAttachment);
};
