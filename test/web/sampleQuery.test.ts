import { sampleQuery } from '../../src/web';
import { startServer } from '../support/server';

test("the playground's queries work on the companies that Fineprint starts with", async () => {
  const server = await startServer();
  for (const operation of ['Riskiest', 'OnTwoDays']) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: sampleQuery, operationName: operation }),
    });
    const { data, errors } = (await response.json()) as { data: object; errors?: unknown };
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain('"quote"');
  }
  await server.stop();
});
