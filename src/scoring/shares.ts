/** A total in hundredths and its shares in hundredths, which add up to it exactly. */
export interface Shares {
  total: number;
  shares: readonly number[];
}

/**
 * The weighted mean of risks, rounded to hundredths, and each risk's share of it. What rounding down leaves over goes
 * to the largest remainders, and of equals to the first. Weights and risks have at most two decimals; everything is
 * counted in whole hundredths, so that no order of adding and no machine can change a digit.
 */
export function sharesOf(parts: readonly { weight: number; risk: number }[]): Shares {
  let sum = 0;
  let weighed = 0;
  const products: number[] = [];
  for (const { weight, risk } of parts) {
    const product = hundredths(weight) * hundredths(risk);
    sum += hundredths(weight);
    weighed += product;
    products.push(product);
  }
  if (sum === 0) return { total: 0, shares: products };
  const total = Math.floor(weighed / sum + 0.5);
  const shares = products.map(product => Math.floor(product / sum));
  const left = total - shares.reduce((a, b) => a + b, 0);
  if (left > 0) {
    const order = products.map((product, i) => ({ i, rest: product % sum }));
    order.sort((a, b) => b.rest - a.rest || a.i - b.i);
    for (const { i } of order.slice(0, left)) shares[i]! += 1;
  }
  return { total, shares };
}

/** The share of weight that was answered, 0 to 1, exact up to the division. */
export function coverageOf(parts: readonly { weight: number; answered: boolean }[]): number {
  let answered = 0;
  let all = 0;
  for (const part of parts) {
    const weight = hundredths(part.weight);
    all += weight;
    if (part.answered) answered += weight;
  }
  return all === 0 ? 0 : answered / all;
}

function hundredths(value: number): number {
  return Math.round(value * 100);
}
