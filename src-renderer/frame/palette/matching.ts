/** What can be found: its name, and other words that lead to it. */
export interface Findable {
  name: string;
  /** In lower case, made once: thousands of them are looked through at every key. */
  lowerName: string;
  lowerWords: string;
}

export function findable(name: string, words = ''): Findable {
  return { name, lowerName: name.toLowerCase(), lowerWords: words.toLowerCase() };
}

function tokensOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

function startsWord(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at !== -1; at = text.indexOf(token, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** The token's letters in order with gaps between them, from the very first on: "bun" in "Back up now". */
function hasInOrder(text: string, token: string): boolean {
  if (text[0] !== token[0]) return false;
  let at = -1;
  for (const letter of token) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Lower is better; null when the token leads nowhere. One letter finds beginnings, letters with gaps need three. */
function tokenRank({ lowerName, lowerWords }: Findable, token: string): number | null {
  if (lowerName.startsWith(token)) return 0;
  if (startsWord(lowerName, token)) return 1;
  if (startsWord(lowerWords, token)) return 2;
  if (token.length > 1 && lowerName.includes(token)) return 3;
  return token.length > 2 && hasInOrder(lowerName, token) ? 4 : null;
}

/**
 * How well an entry answers a query, 0 best; null when it does not. Every word of the query has to be found, in any
 * order: "close cash" finds "Cash" no better than its worst word.
 */
function matchRank(entry: Findable, tokens: readonly string[]): number | null {
  let worst = 0;
  for (const token of tokens) {
    const rank = tokenRank(entry, token);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

/** The best `limit` entries, best first; equals stand by length of name, then by name, so that the order never surprises. */
export function bestMatches<T extends Findable>(entries: readonly T[], query: string, limit: number): T[] {
  const tokens = tokensOf(query);
  const found: { entry: T; rank: number }[] = [];
  for (const entry of entries) {
    const rank = matchRank(entry, tokens);
    if (rank !== null) found.push({ entry, rank });
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      (tokens.length === 0 ? 0 : a.entry.name.length - b.entry.name.length) ||
      (a.entry.lowerName < b.entry.lowerName ? -1 : 1),
  );
  return found.slice(0, limit).map(({ entry }) => entry);
}

/** The name in pieces, those that the query says in so many letters marked. */
export function markedName(name: string, query: string): { text: string; hit: boolean }[] {
  const lower = name.toLowerCase();
  const hits = new Array<boolean>(name.length).fill(false);
  for (const token of tokensOf(query)) {
    const at = lower.indexOf(token);
    if (at !== -1) hits.fill(true, at, at + token.length);
  }
  const pieces: { text: string; hit: boolean }[] = [];
  [...name].forEach((letter, index) => {
    const hit = hits[index] ?? false;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += letter;
    else pieces.push({ text: letter, hit });
  });
  return pieces;
}
