/** How to run, from the environment. */
export type { Limits } from './Limits';
export { isLoopback, type LogLevel, readSettings, SETTINGS, type Settings, SettingsError } from './Settings';
