const STOCKS = 1000;
const CONTRACTS = 1000;
const TAGS = 24;

const price = (cents: number) => (cents / 100).toFixed(2);

/**
 * A book as a CSV file, the same one for the same count: of five lots three are stocks and two options, in 2,000
 * instruments; two in three have one or two of 24 tags; all have their entry and a last price.
 */
export function bookFile(rows: number): Uint8Array<ArrayBuffer> {
  const lines = ['ticker,quantity,entry_price,entry_date,tags,last_price'];
  for (let row = 0; row < rows; row += 1) {
    const isOption = row % 5 > 2;
    const instrument = Math.floor(row * 7.31) % (isOption ? CONTRACTS : STOCKS);
    const side = row % 4 === 3 ? -1 : 1;
    const cents = isOption ? 90 + instrument : 1000 + instrument * 37;
    const entryCents = cents + ((row * 13) % 200) - 80;
    const quantity = side * (isOption ? 1 + (row % 20) : 5 + (row % 900));
    const day = `2026-${two(1 + (row % 9))}-${two(1 + (row % 28))}`;
    lines.push(
      `${isOption ? contract(instrument) : stock(instrument)},${quantity},${price(entryCents)},${day},${tags(row)},${price(cents)}`,
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Closes of that book's instruments, a cent higher in each session: nothing that would be held back. */
export function priceFile(rows: number, sessions: readonly string[]): Uint8Array<ArrayBuffer> {
  const [, ...lines] = new TextDecoder().decode(bookFile(rows)).trimEnd().split('\n');
  const cents = new Map(
    lines.map((line) => {
      const cells = line.split(',');
      return [cells[0] ?? '', Math.round(Number(cells.at(-1)) * 100)];
    }),
  );
  const closes = sessions.flatMap((session, index) =>
    [...cents].map(([symbol, first]) => `${symbol},${session},${price(first + index)}`),
  );
  return new TextEncoder().encode(`symbol,date,close\n${closes.join('\n')}\n`);
}

const two = (number: number) => String(number).padStart(2, '0');

/** AAA to BML. */
function stock(index: number): string {
  const letter = (place: number) => String.fromCharCode(65 + (Math.floor(index / 26 ** place) % 26));
  return `${letter(2)}${letter(1)}${letter(0)}`;
}

function contract(index: number): string {
  const strike = String((50 + index) * 1000).padStart(8, '0');
  return `${stock(index % 100)}27${two(1 + (index % 12))}15${index % 2 === 0 ? 'C' : 'P'}${strike}`;
}

function tags(row: number): string {
  if (row % 3 === 0) return '';
  const first = `tag ${row % TAGS}`;
  return row % 3 === 1 ? first : `"${first},tag ${(row + 5) % TAGS}"`;
}
