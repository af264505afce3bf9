import { measureAnalysis } from './measureAnalysis';
import { reportAnalysis } from './reportAnalysis';

console.log(reportAnalysis(measureAnalysis()));
