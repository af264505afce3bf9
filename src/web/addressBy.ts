import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { Settings } from '../settings';

/** Tells from which address a request comes: what trusted proxies say, and else where the connection is from. */
export function addressBy({ trustedProxies }: Settings): (request: IncomingMessage) => string {
  if (trustedProxies.length === 0) return ({ socket }) => socket.remoteAddress ?? '';
  const trusted = proxyAddress.compile(trustedProxies);
  return request => proxyAddress(request, trusted);
}
