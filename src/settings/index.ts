/** How to run, from the environment. */
export { readSettings, type Settings, SettingsError } from './Settings';
