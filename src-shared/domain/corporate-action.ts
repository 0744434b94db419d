/** A split or a dividend, in the fields of its table; what an action has not is null. */
export interface CorporateAction {
  symbol: string;
  actionType: 'split' | 'dividend';
  exDate: string;
  /** Of dividends alone. */
  payDate: string | null;
  /** "1" to "10" is ten new shares for each. */
  splitFrom: string | null;
  splitTo: string | null;
  /** Cash per share of that day, dollars: "0.24". */
  dividendAmount: string | null;
}
