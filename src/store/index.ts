export { openStore, storeOptions } from './openStore';
