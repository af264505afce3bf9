/**
 * Stored for "from the beginning of time" and "open end", so that any day is found by comparing strings. Neither is a
 * day of the calendar: every day that can be asked for lies between them.
 */
export const ALWAYS = '0000-00-00';
export const FOREVER = '9999-99-99';
