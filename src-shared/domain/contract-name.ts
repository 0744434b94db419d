import { plainText } from './decimal';

export interface Contract {
  symbol: string;
  underlyingSymbol: string | null;
  expirationDate: string | null;
  strikePrice: string | null;
  optionType: 'CALL' | 'PUT' | null;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `18 Dec 26`, as options are called. */
export function expiryText(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${Number(day)} ${months[Number(month) - 1]} ${year.slice(2)}`;
}

/** An option is read as its underlying and `15 Jan 27 350 C`; a stock has no second part. */
export function symbolParts(position: Contract): { name: string; contract: string | null } {
  const { underlyingSymbol, expirationDate, strikePrice, optionType } = position;
  if (underlyingSymbol === null || expirationDate === null || strikePrice === null || optionType === null) {
    return { name: position.symbol, contract: null };
  }
  const right = optionType === 'CALL' ? 'C' : 'P';
  return { name: underlyingSymbol, contract: `${expiryText(expirationDate)} ${plainText(strikePrice)} ${right}` };
}

export function symbolText(position: Contract): string {
  const { name, contract } = symbolParts(position);
  return contract === null ? name : `${name} ${contract}`;
}
