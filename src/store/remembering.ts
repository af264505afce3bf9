import { LRUCache } from 'lru-cache';

/** Gives what was read under this key while the data were the same, or reads it. */
export type Remember = <T>(key: string, read: () => Promise<T>) => Promise<T>;

/** Reads every time. */
export const readAnew: Remember = (_, read) => read();

const MOST = 500;

/** Remembers what was read for as long as the state of the data has the same name. */
export class Memory {
  private readonly values = new LRUCache<string, Promise<unknown>>({ max: MOST });
  private version = '';

  /** For what is read while the data have this name: see `dataVersion`. */
  of(version: string): Remember {
    return <T>(key: string, read: () => Promise<T>) => {
      if (version !== this.version) {
        this.values.clear();
        this.version = version;
      }
      const known = this.values.get(key) as Promise<T> | undefined;
      if (known) return known;
      const value = read();
      this.values.set(key, value);
      value.catch(() => this.values.delete(key));
      return value;
    };
  }
}
