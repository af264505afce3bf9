/** Where a server is in its life; whoever runs the process moves it on. */
export interface Lifecycle {
  /**
   * `starting` while the store is opened, migrated and brought up to date; `stopping` once the process is told to end.
   * Requests are answered while it is `ready`, and only health is told before and after.
   */
  phase: 'starting' | 'ready' | 'stopping';
}
