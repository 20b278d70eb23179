/** The server answered, and the answer is no (a problem document, RFC 9457). */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** No answer within the patience of the client. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
}

/** The answer does not have the shape of the contract: client and server do not belong together. */
export class AnswerNotUnderstood extends Error {
  override readonly name = 'AnswerNotUnderstood';
}
