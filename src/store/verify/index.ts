/** Everything that is stored, recomputed from the stored texts and compared. */
export { type Verification, verifyStore } from './verifyStore';
