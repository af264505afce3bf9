import { measurePublishing, reportPublishing } from './publishing';
import { measureScoring } from './pure';

console.log(measureScoring().report);
console.log(reportPublishing(measurePublishing()));
