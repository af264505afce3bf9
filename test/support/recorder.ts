import { AbstractLogger, type DataSource, type LogLevel, type LogMessage } from 'typeorm';

/** Writes down every SQL statement. */
class Recorder extends AbstractLogger {
  constructor(private readonly asked: string[]) {
    super('all');
  }

  protected writeLog(_: LogLevel, message: LogMessage): void {
    this.asked.push(String(message.message));
  }
}

/** The SQL statements that a store is asked from now on; whoever looks may empty it. */
export function statementsOf(store: DataSource): string[] {
  const asked: string[] = [];
  store.logger = new Recorder(asked);
  return asked;
}
