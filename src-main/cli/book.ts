import type { Outcome } from './command';
import { positionJson, tableText } from './output';
import type { Session } from './session';

export async function tagNames(session: Session): Promise<Map<string, string>> {
  return new Map((await session.call('tags.list', {})).map((tag) => [tag.id, tag.name]));
}

export async function listPositions(session: Session): Promise<Outcome> {
  const names = await tagNames(session);
  const json = (await session.call('positions.list', {})).map((position) => positionJson(position, names));
  const rows = json.map((row) => [
    row.symbol,
    row.position_type,
    row.quantity,
    row.entry_price,
    row.entry_date,
    row.last_price,
    row.market_value,
    row.unrealized_pnl,
    row.tags.join(', '),
  ]);
  return {
    json,
    text: tableText(
      ['symbol', 'type', 'quantity', 'entry', 'entry date', 'last', 'value', 'unrealized P&L', 'tags'],
      rows,
    ),
  };
}

export async function listTags(session: Session): Promise<Outcome> {
  const json = (await session.call('tags.list', {})).map((tag) => ({
    name: tag.name,
    tag_type: tag.tagType,
    color: tag.color,
    usage_count: tag.usageCount,
  }));
  return {
    json,
    text: tableText(
      ['tag', 'type', 'color', 'positions'],
      json.map((tag) => [tag.name, tag.tag_type, tag.color, tag.usage_count]),
    ),
  };
}
