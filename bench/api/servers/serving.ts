/** Runs a server as a process of its own, which says its address to the process that began it. */
export function serving(listen: (...given: string[]) => Promise<string>): void {
  listen(...process.argv.slice(2)).then(
    address => process.send?.(address),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
  process.once('disconnect', () => process.exit());
}
