import { counted } from '../../../src-shared/domain/counted';
import type { ExposureReading, ExposureSums, NoExposure } from '../../../src-shared/domain/exposure-readings';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { underlyingOf } from '../positions/position-groups';

export type Grouping = 'underlying' | 'sector' | 'tag';

export const groupingNames: Record<Grouping, string> = { underlying: 'Underlying', sector: 'Sector', tag: 'Tag' };

/** What a position counts under. Without a sector or tag it counts under that: nothing is left out. */
export function keysOf(grouping: Grouping, tags: readonly Tag[]): (position: Position) => readonly string[] {
  if (grouping === 'underlying') return (position) => [underlyingOf(position)];
  if (grouping === 'sector') return ({ sector }) => [sector ?? 'No sector known'];
  const names = new Map(tags.flatMap(({ id, name, tagType }) => (tagType === 'REGULAR' ? [[id, name]] : [])));
  return ({ tagIds }) => {
    const own = tagIds.flatMap((id) => names.get(id) ?? []);
    return own.length === 0 ? ['No tag'] : own;
  };
}

/** Whether a position counts in two groups, so that the groups add up to more than the book. */
export function countsTwice(grouping: Grouping, positions: readonly Position[], tags: readonly Tag[]): boolean {
  const keys = keysOf(grouping, tags);
  return positions.some((position) => keys(position).length > 1);
}

const noExposureWords: Record<NoExposure, string> = {
  NO_VALUE: 'without a value',
  NO_UNDERLYING_PRICE: 'without a price of the underlying',
  OTHER_CURRENCY: 'in another currency',
};

/** `2 without a value, 1 in another currency`; null when nothing is left out. */
export function leftOutWords({ left }: Pick<ExposureSums, 'left'>): string | null {
  const parts = Object.entries(left).map(([reason, count]) => `${count} ${noExposureWords[reason as NoExposure]}`);
  return parts.length === 0 ? null : parts.join(', ');
}

export function countWords(count: number): string {
  return counted(count, 'position');
}

/** Short words for the area of a map and the length of a bar. */
export const readingUnits: Record<ExposureReading, string> = {
  dollar: 'market value',
  notional: 'notional',
  'delta-adjusted': 'delta $',
};

/** The sentences that apply; undefined for none. */
export function footWords(sentences: readonly (string | false)[]): string | undefined {
  return sentences.filter((sentence) => sentence !== false).join(' ') || undefined;
}
