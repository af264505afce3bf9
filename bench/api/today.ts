/** The day of all requests. */
export const TODAY = '2026-11-21';
