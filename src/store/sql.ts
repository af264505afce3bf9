import type { EntityManager } from 'typeorm';
import { preparedOn } from './PreparedStatements';

/** A piece of SQL with its values. Pieces are put together; values are never written into the text. */
export class Sql {
  constructor(
    /** One more than there are values: what stands between them. */
    readonly texts: readonly string[],
    readonly values: readonly unknown[],
  ) {}
}

/** SQL in which `${…}` is a value, or another piece. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  const texts = [strings[0]!];
  const values: unknown[] = [];
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      texts[texts.length - 1] += part.texts[0]!;
      texts.push(...part.texts.slice(1));
      values.push(...part.values);
      texts[texts.length - 1] += strings[i + 1]!;
    } else {
      values.push(part);
      texts.push(strings[i + 1]!);
    }
  });
  return new Sql(texts, values);
}

/** A piece of text of our own making, such as a column's name; never what somebody gave. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** Pieces with `between` between them. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  const [first, ...rest] = pieces;
  const start = first ?? raw('');
  return rest.reduce((all, piece) => sql`${all}${raw(between)}${piece}`, start);
}

/** `(a, b, …)` for `IN`. */
export function among(values: readonly unknown[]): Sql {
  return sql`(${joined(
    values.map(value => sql`${value}`),
    ', ',
  )})`;
}

/** Values for `IN`, as one value where the database can take them so: then the text is the same for any number of them. */
class Many {
  constructor(readonly values: readonly unknown[]) {}
}

/** Many values for `IN ${…}`; also none. */
export function anyOf(values: readonly unknown[]): Sql {
  return sql`${new Many(values)}`;
}

/** Runs a query, with the places for its values as the driver writes them. */
export async function query<Row>(manager: EntityManager, piece: Sql): Promise<Row[]> {
  const { connection } = manager;
  const { text, values } = connection.options.type === 'sqlite' ? forSqlite(piece) : forPostgres(piece);
  const prepared = preparedOn(connection);
  if (!prepared) return manager.query(text, values);
  connection.logger.logQuery(text, values);
  return prepared.all<Row>(text, values);
}

function forSqlite({ texts, values }: Sql) {
  let text = texts[0]!;
  const given = values.map((value, i) => {
    const many = value instanceof Many;
    text += `${many ? '(SELECT value FROM json_each(?))' : '?'}${texts[i + 1]}`;
    return many ? JSON.stringify(value.values) : value;
  });
  return { text, values: given };
}

function forPostgres({ texts, values }: Sql) {
  let text = texts[0]!;
  const given: unknown[] = [];
  values.forEach((value, i) => {
    const each = value instanceof Many ? value.values : [value];
    const places = each.map(one => `$${given.push(one)}`).join(', ');
    text += (value instanceof Many ? `(${places || 'NULL'})` : places) + texts[i + 1];
  });
  return { text, values: given };
}
