import type { TypedDocumentString } from './generated/graphql';

const URL = process.env.FINEPRINT_URL ?? 'http://127.0.0.1:4000';
const KEY = process.env.FINEPRINT_KEY;

/**
 * The answer to a query, as the schema types it.
 * @throws Error with the server's sentence when it refuses the query, and with the status when it gives none.
 */
export async function ask<Answer, Variables>(
  query: TypedDocumentString<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  const response = await fetch(`${URL}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(KEY && { authorization: `Bearer ${KEY}` }),
    },
    body: JSON.stringify({ query: query.toString(), variables }),
  });
  const answer = (await response.json().catch(() => ({}))) as { data?: Answer; errors?: { message: string }[] };
  if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('\n'));
  if (!answer.data) throw new Error(`The server answered with HTTP ${response.status}.`);
  return answer.data;
}
