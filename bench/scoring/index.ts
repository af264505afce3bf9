import { measureScoring } from './pure';

console.log(measureScoring().report);
