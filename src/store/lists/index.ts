/** Lists of companies: filtered, ordered, and read a page at a time, at any depth, by indexes. */
export type { CompanyFilter, PracticeFilter, Range } from './CompanyFilter';
export type { ListView } from './conditions';
export type { ListKey } from './ListKey';
export type { CompanyDetails, CompanyListed } from './ListRow';
export {
  type CompanyList,
  countCompanies,
  type ListOrder,
  type ListPage,
  type ListReading,
  listCompanies,
} from './listCompanies';
