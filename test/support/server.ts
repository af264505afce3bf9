import type { AddressInfo } from 'node:net';
import { contextOf } from '../../src/api';
import { Rulebook } from '../../src/store';
import { createServer } from '../../src/web';
import { rules, seededStore, TODAY } from './store';

/** A server over HTTP on a free port, with the five companies. */
export async function startServer({ today = TODAY } = {}) {
  const store = await seededStore();
  const book = new Rulebook(rules.practices, rules.law);
  const logged: unknown[] = [];
  const server = await createServer({
    context: async () => contextOf(store, book, new Date(`${today}T12:00:00Z`)),
    log: error => logged.push(error),
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    url,
    store,
    logged,
    /** Asks over HTTP and gives `{ data, errors }`. */
    async ask(query: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query.
      return (await response.json()) as { data: any; errors?: { message: string; extensions: { code: string } }[] };
    },
    async stop() {
      await server.close();
      await store.destroy();
    },
  };
}
