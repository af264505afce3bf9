import type { DataSource } from 'typeorm';

/** Has the next statement that reads a table be answered by `answer` and not by the database. */
export function answerNext(store: DataSource, table: string, answer: () => Promise<unknown>): void {
  const { manager } = store;
  const query = manager.query.bind(manager);
  const spy = jest.spyOn(manager, 'query').mockImplementation((text: string, values?: unknown[]) => {
    if (!new RegExp(`FROM ${table}\\b`).test(text)) return query(text, values);
    spy.mockRestore();
    return answer();
  });
}
