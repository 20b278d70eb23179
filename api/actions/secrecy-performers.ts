import type { SecrecyLevel } from '../../domain/secrecy/secrecy-level.ts';
import { setSecrecy } from '../secrecy/set-secrecy.ts';
import { textParam, type Performer } from './action-request.ts';
import { deskOperation, type DeskRecord } from './desk-operation.ts';

const setting =
  (secrecy: SecrecyLevel, type: DeskRecord['type']): Performer =>
  async (services, request) =>
    deskOperation(services, request, async (transaction) => {
      await setSecrecy(transaction, request.case.id, secrecy);
      return { type, params: { reason: textParam(request.params, 'reason') } };
    });

/** 设为保密: from now on whoever does not work on it is asked what for. */
export const protect = setting('protected', 'case-protected');
/** 解除保密. */
export const unprotect = setting('ordinary', 'case-unprotected');
