import { type Contract, symbolText } from './contract-name';
import { counted, groupThousands } from './counted';
import { plainText } from './decimal';
import type { NamedTag, TagType } from './tags';

/** What was done to the book, in the words of messages and of the list of changes: no full stop, so that "Undid: " fits before it. */

export const addedPosition = (position: Contract) => `Added ${symbolText(position)}`;
export const editedPosition = (position: Contract) => `Edited ${symbolText(position)}`;

export function deletedPositions(positions: readonly Contract[]): string {
  const [only] = positions;
  return positions.length === 1 && only
    ? `Deleted ${symbolText(only)}`
    : `Deleted ${counted(positions.length, 'position')}`;
}

/** "Closed 100 of 200 AAPL"; all of it is "Closed 200 AAPL". */
export function closedPosition(position: Contract & { quantity: string }, closed: string): string {
  const [part, all] = [amount(closed), amount(position.quantity)];
  return `Closed ${part === all ? all : `${part} of ${all}`} ${symbolText(position)}`;
}

/** A null price was taken away. */
export function pricedPosition(position: Contract, price: string | null): string {
  return price === null
    ? `Took the price of ${symbolText(position)} away`
    : `Price of ${symbolText(position)} ${money(price)}`;
}

export const createdTag = (tag: NamedTag) => `Created ${kind(tag)} ${tag.name}`;
export const deletedTag = (tag: NamedTag) => `Deleted ${kind(tag)} ${tag.name}`;

export function editedTag(before: NamedTag, after: NamedTag): string {
  if (before.name !== after.name) return `Renamed ${kind(before)} ${before.name} to ${after.name}`;
  if (before.tagType !== after.tagType) return `Made ${after.name} a ${kind(after)}`;
  return `Recoloured ${kind(after)} ${after.name}`;
}

const MOST_NAMES = 3;

/** "Tagged 3 positions: core, hedge"; taking off only is "Took core off 3 positions". */
export function taggedPositions(count: number, added: readonly NamedTag[], removed: readonly NamedTag[]): string {
  const positions = counted(count, 'position');
  if (added.length > 0 && removed.length > 0) return `Changed the tags of ${positions}`;
  return added.length > 0 ? `Tagged ${positions}: ${named(added)}` : `Took ${named(removed)} off ${positions}`;
}

function named(tags: readonly NamedTag[]): string {
  return tags.length > MOST_NAMES ? counted(tags.length, 'tag') : tags.map((tag) => tag.name).join(', ');
}

export interface Flow {
  flowType: keyof typeof flowNames;
  /** Signed, with two decimals. */
  amount: string;
}

const flowNames = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  trade: 'Trade',
  dividend: 'Dividend',
  fee: 'Fee',
  adjustment: 'Cash correction',
};

/** "Deposit 1,000.00". */
export function recordedCash({ flowType, amount: value }: Flow): string {
  // The name of these two says the direction; the others show their sign.
  const isNamed = flowType === 'deposit' || flowType === 'withdrawal';
  return `${flowNames[flowType]} ${money(isNamed ? value.replace('-', '') : value)}`;
}

export const setCash = (balance: string) => `Cash balance ${money(balance)}`;
export const removedCash = (flow: Flow) => `Removed: ${recordedCash(flow)}`;

/** "Imported 5 positions from book.csv"; with what it did to others, "Imported book.csv: 3 new, 2 changed, 1 closed". */
export function importedFile(did: { added: number; changed: number; gone: number }, fileName: string): string {
  const { added, changed, gone } = did;
  if (changed + gone === 0) return `Imported ${counted(added, 'position')} from ${fileName}`;
  const parts = [`${added} new`, `${changed} changed`, ...(gone > 0 ? [`${gone} closed`] : [])];
  return `Imported ${fileName}: ${parts.join(', ')}`;
}
export const restoredImport = (fileName: string) => `Brought back the import of ${fileName}`;
export const undidImport = (fileName: string) => `Undid the import of ${fileName}`;

const kind = ({ tagType }: { tagType: TagType }) => (tagType === 'STRATEGY' ? 'strategy' : 'tag');

function amount(text: string): string {
  const [whole = '', fraction] = plainText(text).split('.');
  return `${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** At least two decimals: "287.40", "0.0125". */
function money(text: string): string {
  const [whole = '', fraction = ''] = plainText(text).split('.');
  return `${groupThousands(whole)}.${fraction.padEnd(2, '0')}`;
}
