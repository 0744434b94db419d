export { americanGreeks, americanSecondOrder } from './american';
export { americanImpliedVolatility } from './american-implied-volatility';
export { type OptionColumns, writeGreeks, writePrices } from './batch';
export { europeanGreeks, europeanSecondOrder, type SecondOrderGreeks } from './black-scholes-merton';
export { type CashDividend, cashDividendValue, type GridValue } from './cash-dividends';
export { type ContractTerms, contractTerms } from './contract-terms';
export { impliedVolatility } from './implied-volatility';
export type { OptionInputs, PricedOption, RawGreeks } from './option-inputs';
export { DAYS_PER_YEAR, gammaDollarsPerPercent, type TraderGreeks, traderGreeks } from './trader-units';
