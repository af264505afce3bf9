import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badge, type Context, EXPORTS, type ExportForm, exportCompanies, NOBODY } from '../api';
import { addVary, etagOf, isKnown } from './etag';
import { Refusal } from './Refusal';

/** How the server answers what is no GraphQL. */
export interface ExportParts {
  /** Who may read is let in, and everybody else refused, as with a query. */
  admit: (request: FastifyRequest) => Promise<void>;
  /** Whether a badge asks for no key anywhere. */
  publicBadges: boolean;
  /** Whether lists are given; not where only registered queries are answered, for a list takes any filter. */
  lists: boolean;
  context: (request: FastifyRequest) => Promise<Context>;
}

/** Serves lists of companies as files, at `/export/companies.FORM`, and badges, at `/badge/SLUG.svg`. */
export function serveExports(server: FastifyInstance, { admit, publicBadges, lists, context }: ExportParts): void {
  server.get<{ Params: { form: string }; Querystring: Record<string, unknown> }>(
    '/export/companies.:form',
    { onRequest: admit },
    async (request, reply) => {
      if (!lists) throw notRegistered();
      const { form } = request.params;
      if (!Object.hasOwn(EXPORTS, form)) {
        throw new Refusal(
          404,
          'NOT_FOUND',
          `There is no form ${JSON.stringify(form)}; there are ${Object.keys(EXPORTS).join(', ')}.`,
        );
      }
      const known = form as ExportForm;
      const pieces = await inGoodWords(exportCompanies(await context(request), known, request.query));
      return reply
        .type(EXPORTS[known].type)
        .header('content-disposition', `attachment; filename="companies.${known}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(pieces));
    },
  );
  const admitToBadge = async (request: FastifyRequest) => {
    // Pages that show a picture have no way to send a key for it.
    if (publicBadges) request.reader = NOBODY;
    else await admit(request);
  };
  server.get<{ Params: { slug: string } }>('/badge/:slug.svg', { onRequest: admitToBadge }, async (request, reply) => {
    const svg = await badge(await context(request), request.params.slug);
    if (svg === null) {
      throw new Refusal(404, 'NOT_FOUND', `There is no company with the slug ${JSON.stringify(request.params.slug)}.`);
    }
    const type = 'image/svg+xml; charset=utf-8';
    const tag = etagOf(type, svg);
    // A badge changes with the day at least, and an answer for one reader is none for another.
    reply.header('etag', tag).header('cache-control', 'private, max-age=300');
    // Or else no browser shows it on a page from elsewhere, such as a wiki.
    reply.header('cross-origin-resource-policy', 'cross-origin');
    addVary(reply, 'authorization');
    return isKnown(request, tag) ? reply.code(304).send() : reply.type(type).send(svg);
  });
}

function notRegistered(): Refusal {
  const words = 'This server answers registered queries only, and gives no lists as files.';
  return new Refusal(403, 'QUERY_NOT_REGISTERED', words);
}

/** What the API refuses is the client's doing here too. */
async function inGoodWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions?: { badUserInput?: unknown } };
    if (extensions?.badUserInput) throw new Refusal(400, 'BAD_USER_INPUT', message);
    throw error;
  }
}
