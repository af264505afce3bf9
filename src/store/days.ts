/** Stored for "from the beginning of time" and "open end", so that any day is found by comparing strings. */
export const ALWAYS = '0001-01-01';
export const FOREVER = '9999-12-31';
