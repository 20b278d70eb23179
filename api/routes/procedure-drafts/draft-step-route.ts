import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { IdParams } from '../../contract/common.ts';
import { Draft, DraftStep } from '../../contract/procedure-drafts.ts';
import type { DraftRequest } from '../../drafts/draft-step.ts';
import { readerOf } from '../../reader.ts';
import type { ApiServices } from '../../services.ts';

type Asked = Pick<FastifyRequest, 'reader'> & {
  readonly params: { readonly id: string };
  readonly body: { readonly version: number };
};

/** Who asks for which draft, and the version of it that they have seen. */
export const draftRequestOf = (request: Asked): DraftRequest => ({
  reader: readerOf(request),
  id: request.params.id,
  version: request.body.version,
});

interface Step {
  readonly method: 'POST' | 'DELETE';
  readonly url: `/api/procedure-drafts/:id${string}`;
  readonly summary: string;
  readonly perform: (services: ApiServices, request: DraftRequest) => Promise<Draft>;
}

/** A step of a draft's way that is asked for by nothing but the version that was seen. */
export const draftStepRoute =
  ({ method, url, summary, perform }: Step): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.route({
      method,
      url,
      schema: {
        summary,
        tags: ['procedures'],
        params: IdParams,
        body: DraftStep,
        response: { 200: Draft },
      },
      handler: async (request) => perform(app.services, draftRequestOf(request)),
    });
  };
