import type { EntityManager } from 'typeorm';

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

/** Runs a query, with the places for its values as the driver writes them. */
export function query<Row>(manager: EntityManager, { texts, values }: Sql): Promise<Row[]> {
  const { driver } = manager.connection;
  const text = texts.reduce((all, piece, i) => `${all}${driver.createParameter('', i - 1)}${piece}`);
  return manager.query(text, [...values]);
}
