import {
  connect,
  createSecureServer,
  constants,
  type Http2SecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './self-signed.ts';

/** A Temporal that is spoken to by TLS and with an API key, as a hosted one is: a door before a real one. */
export interface GuardedTemporal {
  readonly address: string;
  /** How many calls had no key, or a wrong one. */
  refused(): number;
  close(): void;
}

/** gRPC's way to say no (status 16, unauthenticated). */
const unauthenticated = '16';

export const guardTemporal = async (
  behind: string,
  { key, cert, apiKey }: Certificate & { readonly apiKey: string },
): Promise<GuardedTemporal> => {
  const inner = connect(`http://${behind}`);
  let refused = 0;
  const answer = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void => {
    if (headers.authorization !== `Bearer ${apiKey}`) {
      refused += 1;
      stream.respond(
        { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': unauthenticated },
        { endStream: true },
      );
      return;
    }
    const { ':authority': _authority, ':scheme': _scheme, ...passed } = headers;
    const call = inner.request(passed);
    call.on('response', (response) => {
      stream.respond(response, { waitForTrailers: true });
      call.pipe(stream);
    });
    call.on('trailers', (trailers: IncomingHttpHeaders) => {
      stream.on('wantTrailers', () => {
        stream.sendTrailers(trailers);
      });
    });
    call.on('error', () => {
      stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    });
    stream.on('error', () => {
      call.close(constants.NGHTTP2_CANCEL);
    });
    stream.on('aborted', () => {
      call.close(constants.NGHTTP2_CANCEL);
    });
    stream.pipe(call);
  };
  const server: Http2SecureServer = createSecureServer({ key, cert });
  server.on('stream', answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
  });
  return {
    address: `localhost:${String(port)}`,
    refused: () => refused,
    close: () => {
      for (const session of sessions) session.destroy();
      server.close();
      inner.destroy();
    },
  };
};
