import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { DataSource } from 'typeorm';
import { loadRules, projectRoot } from '../../src/files';
import { openStore, storeOptions } from '../../src/store';
import { copyCompanies } from './copyCompanies';
import { FILTERED, type Question, type Scenario, scenariosOf } from './questions';
import { TODAY } from './today';

const FEW = 1000;
const CONNECTIONS = 10;
const KEPT_BYTES = 64_000_000;

const { values: options } = parseArgs({
  options: {
    /** Seconds of load for each server and question. */
    seconds: { type: 'string', default: '3' },
    companies: { type: 'string', default: '100000' },
    /** A folder in which the databases are kept for another run. */
    keep: { type: 'string' },
    /** How often each is measured; the best counts. */
    rounds: { type: 'string', default: '2' },
    /** Measures only the questions whose name holds this. */
    only: { type: 'string', default: '' },
  },
});

/** A server's requests a second, and the milliseconds within which half and 99 of 100 answers came. */
interface Measured {
  rate: number;
  p50: number;
  p99: number;
  /** Milliseconds of processor time a request. */
  processor: number;
}

/** A server in a process of its own. */
interface Running {
  url: string;
  /** The milliseconds of processor time that it has taken. */
  processor(): Promise<number>;
}

/** Measures Fineprint's answers over HTTP, and those of its rivals, from this process. */
async function main(): Promise<void> {
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'fineprint-api-'));
  try {
    const many = await database(folder, Number(options.companies));
    const few = await database(folder, FEW);
    const scenarios = await scenariosOn(many);
    const ready = join(folder, 'answers.json');
    writeFileSync(ready, JSON.stringify(await answersTo(scenarios, many)));

    console.log(`requests a second (p50, p99 in ms), ms of processor time a request; ${CONNECTIONS} connections\n`);
    const servers: [name: string, file: string, ...given: string[]][] = [
      ['Fineprint, nothing kept', 'fineprint', many, '0'],
      ['Fineprint, answers kept', 'fineprint', many, String(KEPT_BYTES)],
      ['Mercurius, by hand', 'rival', many],
      ['node:http, ready bytes', 'bare', many, ready],
    ];
    const chosen = scenarios.filter(({ name }) => name.includes(options.only));
    const rounds = Number(options.rounds);
    const results = chosen.map(() => servers.map((): Measured[] => []));
    await withServers(
      servers.map(([, file, ...given]) => [file, given]),
      async running => {
        // In turns, so that what else the machine does hits all of them.
        for (const [i, { questions }] of chosen.entries()) {
          for (let round = 0; round < rounds; round++) {
            for (const [k, server] of running.entries()) results[i]![k]!.push(await load(server, questions));
          }
        }
      },
    );
    const best = results.map(ofServers => ofServers.map(fastest));
    for (const [i, { name }] of chosen.entries()) {
      console.log(name);
      for (const [k, [server]] of servers.entries()) {
        const { rate, p50, p99, processor } = best[i]![k]!;
        const times = `(${p50}, ${p99})`.padEnd(12);
        console.log(`  ${server.padEnd(26)}${rate.toFixed(0).padStart(7)} ${times}${processor.toFixed(3)}`);
      }
      const [off, on, rival, bare] = best[i]!.map(({ rate }) => rate) as [number, number, number, number];
      const ratios = [
        ['nothing kept/Mercurius', off / rival],
        ['kept/Mercurius', on / rival],
        ['kept/bare', on / bare],
        ['processor time Mercurius/nothing kept', best[i]![2]!.processor / best[i]![0]!.processor],
      ] as const;
      console.log(`  ${ratios.map(([words, ratio]) => `${words} ${ratio.toFixed(2)}`).join(', ')}`);
    }
    await compareSizes(few, many, chosen);
  } finally {
    if (!options.keep) rmSync(folder, { recursive: true });
  }
}

/** The time of pages with few companies and with many, in turns, so that what else the machine does hits both. */
async function compareSizes(few: string, many: string, chosen: readonly Scenario[]): Promise<void> {
  const pages = chosen.filter(({ name }) => name.includes('page'));
  if (pages.length === 0) return;
  console.log(`\nmilliseconds a page without kept answers: ${FEW} companies, ${options.companies}, ratio`);
  const fewScenarios = await scenariosOn(few);
  await withServers(
    [few, many].map(file => ['fineprint', [file, '0']]),
    async ([small, large]) => {
      for (const { name, questions } of pages) {
        const same = fewScenarios.find(one => one.name === name)!;
        const times: [number[], number[]] = [[], []];
        for (let round = 0; round < Number(options.rounds) + 1; round++) {
          times[0].push(1000 / (await load(small!, same.questions)).rate);
          times[1].push(1000 / (await load(large!, questions)).rate);
        }
        const [a, b] = times.map(all => Math.min(...all)) as [number, number];
        console.log(`${name.padEnd(44)}${a.toFixed(2).padEnd(8)}${b.toFixed(2).padEnd(8)}${(b / a).toFixed(2)}`);
      }
    },
  );
}

/** Of several rounds the one that other work disturbed least; and the least processor time. */
function fastest(rounds: readonly Measured[]): Measured {
  const quickest = rounds.reduce((best, one) => (one.rate > best.rate ? one : best));
  return { ...quickest, processor: Math.min(...rounds.map(({ processor }) => processor)) };
}

/** A database with so many companies: that of an earlier run, or a new one. */
async function database(folder: string, companies: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `companies-${companies}.sqlite`);
  const isThere = existsSync(file);
  const store = await openStore(new DataSource(storeOptions(file)));
  if (!isThere) {
    const source = await copyCompanies(store, loadRules(projectRoot()), companies, { withEvidence: true });
    console.log(`${companies} companies made from ${source}`);
  }
  await store.destroy();
  return file;
}

async function scenariosOn(file: string): Promise<Scenario[]> {
  const store = await openStore(new DataSource(storeOptions(file)));
  const slugs: { slug: string }[] = await store.query(
    `SELECT slug FROM score WHERE jurisdiction = '' AND grade IS NOT NULL AND valid_from <= '${TODAY}'
     AND valid_to > '${TODAY}' AND company_id % 37 = 5 ORDER BY company_id LIMIT 20`,
  );
  await store.destroy();
  const cursors = await withServer('fineprint', [file, '0'], async ({ url }) => {
    const found: string[] = [];
    const grades = ['D', 'E'];
    const [{ deep }] = await depths(file, grades);
    for (const { total, slug } of deep) {
      found.push(Buffer.from(JSON.stringify(['risk', total, slug])).toString('base64url'));
      const after = found.at(-1);
      const { errors } = (await ask(url, { query: FILTERED, variables: { first: 50, after, grades } })) as {
        errors?: object;
      };
      if (errors) throw new Error(`${file} has no such page: ${JSON.stringify(errors)}`);
    }
    return found;
  });
  return scenariosOf(
    slugs.map(({ slug }) => slug),
    cursors,
  );
}

/** Places from four fifths of the list of companies with these grades on. */
async function depths(file: string, grades: readonly string[]) {
  const store = await openStore(new DataSource(storeOptions(file)));
  const list = `FROM score WHERE rule_set_name = 'procurement' AND jurisdiction = '' AND valid_from <= '${TODAY}' AND valid_to > '${TODAY}'
    AND grade IN (${grades.map(grade => `'${grade}'`)})`;
  const [{ count }] = await store.query(`SELECT COUNT(*) AS count ${list}`);
  const deep: { total: number; slug: string }[] = [];
  for (const share of [0.8, 0.82, 0.84, 0.86, 0.88]) {
    const offset = Math.floor(count * share);
    deep.push(...(await store.query(`SELECT total, slug ${list} ORDER BY total DESC, slug LIMIT 1 OFFSET ${offset}`)));
  }
  await store.destroy();
  return [{ deep }] as const;
}

/** The answers of Fineprint as they are, by the body of the request; those of the rival must be the same. */
async function answersTo(scenarios: readonly Scenario[], file: string): Promise<[string, string][]> {
  const questions = scenarios.flatMap(one => one.questions);
  const texts = ({ url }: Running) => Promise.all(questions.map(question => text(url, question)));
  const own = await withServer('fineprint', [file, '0'], texts);
  const others = await withServer('rival', [file], texts);
  others.forEach((other, i) => {
    if (!isDeepStrictEqual(JSON.parse(other).data, JSON.parse(own[i]!).data) || JSON.parse(other).errors) {
      throw new Error(`The rival answers otherwise:\n${own[i]!.slice(0, 1500)}\n${other.slice(0, 1500)}`);
    }
  });
  const bytes = scenarios.map(
    ({ name, questions }) =>
      `${name}: ${Math.round(own[scenarios.flatMap(one => one.questions).indexOf(questions[0]!)]!.length / 1000)} kB`,
  );
  console.log(`${bytes.join(', ')}\n`);
  return questions.map((question, i) => [JSON.stringify(question), own[i]!]);
}

async function text(url: string, question: Question): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(question) })).text();
}

const ask = async (url: string, question: Question) => JSON.parse(await text(url, question)) as unknown;

type Served = readonly [file: string, given: readonly string[]];

/** Runs `work` with several servers. */
function withServers<T>([first, ...others]: readonly Served[], work: (all: Running[]) => Promise<T>): Promise<T> {
  if (!first) return work([]);
  return withServer(...first, one => withServers(others, more => work([one, ...more])));
}

/** Runs `work` with a server of the folder `servers`, in a process of its own. */
async function withServer<T>(file: string, given: readonly string[], work: (one: Running) => Promise<T>): Promise<T> {
  const env = { ...process.env, NODE_ENV: 'production' };
  const child: ChildProcess = fork(join(__dirname, 'servers', `${file}.js`), given, { env });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', message => resolve(String(message)));
      child.once('exit', code => reject(new Error(`The server ${file} ended with ${code}.`)));
    });
    const processor = async () => {
      child.send('processor time');
      return new Promise<number>(resolve => child.once('message', message => resolve(Number(message))));
    };
    return await work({ url, processor });
  } finally {
    child.kill('SIGTERM');
  }
}

async function load({ url, processor }: Running, questions: readonly Question[]): Promise<Measured> {
  const seconds = Number(options.seconds);
  const run = (duration: number) =>
    autocannon({
      url: `${url}/graphql`,
      connections: CONNECTIONS,
      duration,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      requests: questions.map(question => ({ body: JSON.stringify(question) })),
    });
  // What is compiled and cached at first is so before anything is counted.
  await run(Math.max(1, seconds / 3));
  const before = await processor();
  const { requests, latency, errors, non2xx } = await run(seconds);
  const taken = (await processor()) - before;
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} requests failed.`);
  return { rate: requests.average, p50: latency.p50, p99: latency.p99, processor: taken / requests.total };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
