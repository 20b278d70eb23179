import type { FastifyReply } from 'fastify';
import type { Performed } from './perform-act.ts';

/** 200 when the step is committed and visible, 202 when it is stored and will be carried out. */
export const answerPerformed = (reply: FastifyReply, performed: Performed): FastifyReply =>
  performed.kind === 'done'
    ? reply.code(200).send(performed.result)
    : reply.code(202).send({ commandId: performed.commandId, state: 'pending' });
