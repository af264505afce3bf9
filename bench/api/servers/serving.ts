/**
 * Runs a server as a process of its own, which says its address to the process that began it, and whenever that sends
 * anything, the milliseconds of processor time that it has taken.
 */
export function serving(listen: (...given: string[]) => Promise<string>): void {
  listen(...process.argv.slice(2)).then(
    address => process.send?.(address),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.once('disconnect', () => process.exit());
}
