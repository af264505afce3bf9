import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import DataLoader from 'dataloader';
import fastify from 'fastify';
import mercurius, { type IResolvers } from 'mercurius';
import { Database, OPEN_READONLY, type Statement } from 'sqlite3';
import { projectRoot } from '../../../src/files';
import { findClauses } from '../../../src/policy';
import { decompress } from '../../../src/store/policyText';
import { findTerms, searchTerms, wordsIn } from '../../../src/store/search/searchTerms';
import { TODAY } from '../today';
import { serving } from './serving';

// biome-ignore lint/suspicious/noExplicitAny: rows as the database gives them.
type Row = any;

const VIEW = "rule_set_name = 'procurement' AND jurisdiction = ''";
const OF_THE_DAY = `${VIEW} AND valid_from <= '${TODAY}' AND valid_to > '${TODAY}'`;
/** The risk above which a company has one of the grades that are asked for. */
const LOWEST = 60;
const SCORE = 'score.id AS scoreId, policy_id AS policyId, total, grade, coverage, valid_from, valid_to, reasons';

/**
 * What a good programmer writes by hand for these questions alone: Mercurius with its JIT over the same schema, loaders
 * that read a level at once, and prepared SQL that reads no column that is not asked for.
 */
serving(async database => {
  const all = await preparing(database!);
  const server = fastify();
  await server.register(mercurius, {
    schema: readFileSync(join(projectRoot(), 'schema.graphql'), 'utf8'),
    resolvers: await resolversOf(all),
    context: await loadersOf(all),
    jit: 1,
  });
  return server.listen({ port: 0, host: '127.0.0.1' });
});

/** Prepares a statement, which is given its values in order. */
type Prepare = (text: string) => Promise<(...values: unknown[]) => Promise<Row[]>>;

async function preparing(file: string): Promise<Prepare> {
  const database = await new Promise<Database>((resolve, reject) => {
    const opened = new Database(file, OPEN_READONLY, error => (error ? reject(error) : resolve(opened)));
  });
  await new Promise(resolve => database.run('PRAGMA cache_size = -65536', resolve));
  return text =>
    new Promise((resolve, reject) => {
      const statement: Statement = database.prepare(text, error => {
        if (error) return reject(error);
        resolve(
          (...values) =>
            new Promise((found, failed) => {
              statement.all<Row>(values, (problem, rows) => (problem ? failed(problem) : found(rows)));
            }),
        );
      });
    });
}

async function resolversOf(prepare: Prepare): Promise<IResolvers> {
  const bySlug = await prepare(
    `SELECT company.id, company.slug, name, domain, country, ${SCORE} FROM company
     LEFT JOIN score ON company_id = company.id AND ${OF_THE_DAY} WHERE company.slug = ?`,
  );
  const byName = await prepare(
    `SELECT company.id, company.slug, name, name_key AS place, ${SCORE} FROM company
     LEFT JOIN score ON company_id = company.id AND ${OF_THE_DAY} ORDER BY name_key, company.slug LIMIT ?`,
  );
  const byRisk = await prepare(
    `SELECT * FROM (
       SELECT company.id, score.slug, name, domain, country, total AS place, ${SCORE} FROM score
       CROSS JOIN company ON company.id = company_id
       WHERE ${VIEW} AND valid_from || '' <= '${TODAY}' AND valid_to > '${TODAY}'
         AND total = ?1 AND score.slug > ?2 AND +grade IN (SELECT value FROM json_each(?3))
       ORDER BY score.slug LIMIT ?4)
     UNION ALL SELECT * FROM (
       SELECT company.id, score.slug, name, domain, country, total AS place, ${SCORE} FROM score
       CROSS JOIN company ON company.id = company_id
       WHERE ${VIEW} AND valid_from || '' <= '${TODAY}' AND valid_to > '${TODAY}'
         AND total < ?1 AND total > ?5 AND +grade IN (SELECT value FROM json_each(?3))
       ORDER BY total DESC, score.slug LIMIT ?4)
     ORDER BY place DESC, slug LIMIT ?4`,
  );
  const findTexts = await prepare(
    'SELECT rowid AS id FROM policy_search WHERE policy_search MATCH ? AND rowid > ? ORDER BY rowid LIMIT 40',
  );
  const readTexts = await prepare(
    `SELECT searched_text.id, hash, compressed FROM searched_text JOIN policy_text ON hash = text_hash
     WHERE searched_text.id IN (SELECT value FROM json_each(?)) ORDER BY searched_text.id`,
  );
  const policiesWith = await prepare('SELECT id FROM policy WHERE text_hash = ? ORDER BY id LIMIT ?');

  const connection = (orderBy: string, rows: Row[], first: number) => {
    const edges = rows.slice(0, first).map(node => ({ node, cursor: cursorOf([orderBy, node.place, node.slug]) }));
    return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
  };
  return {
    Query: {
      company: async (_, { slug }) => (await bySlug(slug))[0] ?? null,
      companies: async (_, { first, after, orderBy, filter }) => {
        if (orderBy === 'NAME_ASC') return connection('name', await byName(first + 1), first);
        const [, value, slug] = JSON.parse(Buffer.from(after, 'base64url').toString());
        return connection('risk', await byRisk(value, slug, JSON.stringify(filter.grades), first + 1, LOWEST), first);
      },
      searchClauses: async (_, { text, first }) => {
        const terms = searchTerms(text);
        const match = terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');
        const hits: Row[] = [];
        for (let last = 0; hits.length <= first; ) {
          const ids = (await findTexts(match, last)).map(({ id }) => id);
          if (ids.length === 0) break;
          last = ids.at(-1)!;
          for (const { id, hash, compressed } of await readTexts(JSON.stringify(ids))) {
            const policy = decompress(compressed);
            const clauses = findClauses(policy).flatMap(clause => {
              const said = policy.slice(clause.start, clause.end);
              const highlights = findTerms(wordsIn(said), terms);
              return highlights.length > 0 ? [{ clause: { ...clause, text: said }, highlights }] : [];
            });
            if (clauses.length === 0) continue;
            for (const own of await policiesWith(hash, first + 1 - hits.length)) {
              for (const found of clauses)
                hits.push({ ...found, policy: own, key: [id, own.id, found.clause.ordinal] });
            }
            if (hits.length > first) break;
          }
        }
        const edges = hits.slice(0, first).map(node => ({ node, cursor: cursorOf(node.key) }));
        return { edges, pageInfo: { hasNextPage: hits.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
      },
    },
    Company: {
      score: (row: Row) =>
        row.scoreId && {
          ...row,
          id: row.scoreId,
          validFrom: row.valid_from === '0000-00-00' ? null : row.valid_from,
          validTo: row.valid_to === '9999-99-99' ? null : row.valid_to,
        },
    },
    Scorecard: {
      reasons: ({ reasons }: Row) => JSON.parse(reasons).map(({ words }: { words: string }) => words),
      policy: ({ policyId }: Row, _, context: Row) => context.policy.load(policyId),
      criteria: ({ id }: Row, _, context: Row) => context.lines.load(id),
    },
    CriterionScore: {
      references: ({ law_references }: Row) => JSON.parse(law_references),
      evidence: ({ id }: Row, _, context: Row, { fieldNodes }) => {
        const asked = fieldNodes[0]!.selectionSet!.selections.length;
        return (asked > 3 ? context.statements : context.quotes).load(id);
      },
    },
    Statement: {
      sectionPath: ({ section_path }: Row) => JSON.parse(section_path),
      categories: ({ categories }: Row) => JSON.parse(categories),
    },
  };
}

/** Batch loaders for one request. Mercurius's own write every row out as JSON to tell it from others. */
async function loadersOf(prepare: Prepare) {
  const policies = await prepare(
    `SELECT id, source, captured_on AS capturedOn, stated_on AS statedOn, in_force_from AS inForceFrom
     FROM policy WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const lines = await prepare(
    `SELECT id, score_id, criterion, level, risk, weight, contribution, because, why, law_references
     FROM criterion_score WHERE score_id IN (SELECT value FROM json_each(?)) ORDER BY score_id, position`,
  );
  const from = `FROM evidence JOIN statement ON statement.id = statement_id
     WHERE criterion_score_id IN (SELECT value FROM json_each(?)) ORDER BY criterion_score_id, evidence.position`;
  const quotes = await prepare(
    `SELECT criterion_score_id AS line, quote, start_offset AS "start", end_offset AS "end" ${from}`,
  );
  const statements = await prepare(
    `SELECT criterion_score_id AS line, quote, start_offset AS "start", end_offset AS "end",
       section_path, categories, pattern ${from}`,
  );
  const grouped = async (ids: readonly number[], rows: Row[], key: string) => {
    const groups = new Map<number, Row[]>(ids.map(id => [id, []]));
    for (const row of rows) groups.get(row[key])!.push(row);
    return ids.map(id => groups.get(id)!);
  };
  return () => ({
    policy: new DataLoader<number, Row>(async ids => {
      const byId = new Map((await policies(JSON.stringify(ids))).map(row => [row.id, row]));
      return ids.map(id => byId.get(id));
    }),
    lines: new DataLoader<number, Row[]>(async ids => grouped(ids, await lines(JSON.stringify(ids)), 'score_id')),
    quotes: new DataLoader<number, Row[]>(async ids => grouped(ids, await quotes(JSON.stringify(ids)), 'line')),
    statements: new DataLoader<number, Row[]>(async ids => grouped(ids, await statements(JSON.stringify(ids)), 'line')),
  });
}

function cursorOf(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}
