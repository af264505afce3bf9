import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serving } from './serving';

/** A server that only sends bytes: the file of the second argument holds them by the body of the request. */
serving(async (_, file) => {
  const ready = new Map<string, Buffer>();
  for (const [body, answer] of JSON.parse(readFileSync(file!, 'utf8')) as [string, string][]) {
    ready.set(body, Buffer.from(answer));
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const bytes = ready.get(Buffer.concat(parts).toString())!;
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
      response.end(bytes);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
