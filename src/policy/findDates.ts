/** A date that a text names. */
export interface NamedDate {
  /** `[start, end)` in the text. */
  start: number;
  end: number;
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31, or `null` where the text names the month alone. */
  day: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** Between a date's parts: spaces, punctuation, emphasis. */
const GAP = '[\\s,.*_\\\\/–-]{1,4}';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d\\d)';

const MONTH_DAY_YEAR = `(${MONTH})${GAP}${DAY}${GAP}${YEAR}`;
const DAY_MONTH_YEAR = `${DAY}(?:${GAP}(?:of )?)(${MONTH})${GAP}${YEAR}`;
const MONTH_YEAR = `(${MONTH})${GAP}(?:of )?${YEAR}`;
const YEAR_MONTH_DAY = `${YEAR}([-./])(\\d{1,2})\\5(\\d{1,2})`;
const NUMBERS = '(\\d{1,2})( ?[-./] ?)(\\d{1,2})\\2((?:19|20)\\d\\d|\\d\\d)';
const NUMBER_YEAR = `(\\d{1,2}) ?[-/] ?${YEAR}`;

const WRITTEN = new RegExp(`(?<![\\w/=])(?:${MONTH_DAY_YEAR}|${DAY_MONTH_YEAR}|${MONTH_YEAR})(?!\\d)`, 'gi');
const NUMERIC = new RegExp(
  `(?<![\\w/=.&-])(?:${NUMBERS}|${YEAR_MONTH_DAY.replace('\\5', '\\6')}|${NUMBER_YEAR})(?![\\d/]|-\\d|\\.\\d)`,
  'g',
);

/**
 * The dates that a text names, in order: "March 31, 2020", "23rd of January 2020", "1/23/2020", "23.01.2020",
 * "2020-01-23", "April 2024", "04-2021". Numbers alone are read month first, as in the United States, unless that is no
 * date or the text writes its other dates day first. What is no day of the calendar is no date.
 */
export function findDates(text: string): NamedDate[] {
  const dates: NamedDate[] = [];
  let dayFirst = 0;
  for (const match of text.matchAll(WRITTEN)) {
    const [, month1, day1, year1, day2, month2, year2, month3, year3] = match;
    const day = day1 ?? day2;
    const month = MONTHS.indexOf((month1 ?? month2 ?? month3)!.slice(0, 3).toLowerCase()) + 1;
    if (addDate(dates, match, Number(year1 ?? year2 ?? year3), month, day === undefined ? null : Number(day))) {
      if (day2 !== undefined) dayFirst++;
      else if (day1 !== undefined) dayFirst--;
    }
  }
  for (const match of text.matchAll(NUMERIC)) {
    const [, first, , second, shortYear, year, , month, day, onlyMonth, yearOfMonth] = match;
    if (year !== undefined) addDate(dates, match, Number(year), Number(month), Number(day));
    else if (yearOfMonth !== undefined) addDate(dates, match, Number(yearOfMonth), Number(onlyMonth), null);
    else {
      const fullYear = shortYear!.length === 2 ? 2000 + Number(shortYear) : Number(shortYear);
      const parts = [Number(first), Number(second)] as const;
      const [a, b] = dayFirst > 0 ? [parts[1], parts[0]] : parts;
      if (!addDate(dates, match, fullYear, a, b)) addDate(dates, match, fullYear, b, a);
    }
  }
  return dates.sort((a, b) => a.start - b.start);
}

/** A date as ISO 8601; the first day of the month where no day is named. */
export function isoDate({ year, month, day }: NamedDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`;
}

function addDate(dates: NamedDate[], match: RegExpExecArray, year: number, month: number, day: number | null): boolean {
  if (year < 1990 || month < 1 || month > 12) return false;
  if (day !== null && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())) return false;
  dates.push({ start: match.index, end: match.index + match[0].length, year, month, day });
  return true;
}
