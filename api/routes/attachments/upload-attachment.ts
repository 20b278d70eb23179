import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { storeAttachment } from '../../attachments/store-attachment.ts';
import { attachmentLimit, StoredAttachment } from '../../contract/attachments.ts';
import { fieldProblem } from '../../problem.ts';
import { readingForm } from '../../uploads/reading-form.ts';
import { readerOf } from '../../reader.ts';
import { formLimits, validateAllButForm } from '../../uploads/multipart.ts';

export const uploadAttachment: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/attachments',
    validatorCompiler: validateAllButForm,
    schema: {
      summary: 'Upload a file; its content decides what it is',
      tags: ['attachments'],
      consumes: ['multipart/form-data'],
      body: Type.Object({ file: Type.String({ format: 'binary' }) }),
      response: { 201: StoredAttachment },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const store = { database: services.database, filesDirectory: services.config.filesDirectory };
      const stored = await readingForm(async () => {
        const part = await request.file(formLimits(attachmentLimit));
        if (part === undefined) {
          throw fieldProblem('validation-failed', '/file', {
            code: 'required',
            message: 'is required',
          });
        }
        return storeAttachment(store, part, reader.id);
      });
      return reply.code(201).send(stored);
    },
  });
};
