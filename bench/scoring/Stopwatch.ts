/** Adds up the time between its starts and stops. */
export class Stopwatch {
  private readonly sum = { ms: 0, cpu: 0 };
  private since = 0;
  private used = process.cpuUsage();

  start(): void {
    this.since = performance.now();
    this.used = process.cpuUsage();
  }

  /** Milliseconds so far: by the clock, and of processors, those of all threads together. */
  stop(): { ms: number; cpu: number } {
    const { user, system } = process.cpuUsage(this.used);
    this.sum.ms += performance.now() - this.since;
    this.sum.cpu += (user + system) / 1000;
    return this.time();
  }

  time(): { ms: number; cpu: number } {
    return { ...this.sum };
  }
}
