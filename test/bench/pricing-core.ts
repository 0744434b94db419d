export { americanPriceOf, writeAmerican } from '../../src-shared/domain/pricing/american';
export { writePrices } from '../../src-shared/domain/pricing/batch';
export { writeEuropean } from '../../src-shared/domain/pricing/black-scholes-merton';
export { impliedVolatility } from '../../src-shared/domain/pricing/implied-volatility';
