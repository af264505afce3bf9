import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readSettings } from './src/settings';
import { storeOptions } from './src/store';

/**
 * The database that the environment names, for the application and for TypeORM's own commands
 * (`npx typeorm -d dist/ormconfig.js migration:show`).
 */
export default new DataSource(storeOptions(readSettings(process.env).database));
