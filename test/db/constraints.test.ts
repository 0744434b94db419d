import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { specifiedIndexes, specifiedTables } from '../fixtures/specification-schema';

type Row = Record<string, unknown>;

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
const database = new PGlite();

const rows = async <Found = Row>(statement: string, parameters: unknown[] = []) =>
  (await database.query<Found>(statement, parameters)).rows;

const insert = async (table: string, row: Row): Promise<Row> => {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')}) RETURNING *`;
  return (await rows(statement, Object.values(row)))[0] as Row;
};

const insertId = async (table: string, row: Row) => (await insert(table, row)).id as string;

/** The name of the constraint that refuses the row, or null when it is taken. */
const refusalOf = (table: string, row: Row): Promise<string | null> =>
  insert(table, row).then(
    () => null,
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  );

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const [userId, portfolioId, positionId, batchId, tagId] = [1, 2, 3, 4, 5].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
];

/** Its ids count up from 1: this one is out of their way. */
const changeId = 1000;

const stock = { portfolio_id: portfolioId, symbol: 'AAPL', position_type: 'LONG', quantity: '10' };
const call = {
  ...stock,
  symbol: 'AAPL240119C00150000',
  position_type: 'LC',
  underlying_symbol: 'AAPL',
  expiration_date: '2024-01-19',
  strike_price: '150.000',
  option_type: 'CALL',
};

/** A row of each table that is taken; the ids of user, portfolio, position, batch and tag exist before each test. */
const validRows: Record<string, Row> = {
  users: { username: 'someone else', email: 'else@example.com', password_hash: 'x' },
  portfolios: { user_id: userId, deleted_at: '2026-01-02T00:00:00Z' },
  positions: stock,
  tags: { user_id: userId, name: 'Income', tag_type: 'REGULAR' },
  position_tags: { position_id: positionId, tag_id: tagId },
  market_data_cache: { symbol: 'AAPL', date: '2026-01-02', close: '150' },
  portfolio_prices: {
    portfolio_id: portfolioId,
    symbol: 'AAPL',
    price_date: '2026-01-02',
    source: 'manual',
    price: '150',
  },
  corporate_actions: {
    symbol: 'AAPL',
    action_type: 'split',
    ex_date: '2026-01-02',
    split_from: '1',
    split_to: '4',
    data_source: 'x',
  },
  import_batches: {
    portfolio_id: portfolioId,
    file_name: 'book.csv',
    file_sha256: 'a'.repeat(64),
    file_size: 10,
    broker: 'sigmasight',
    encoding: 'utf-8',
    delimiter: ',',
  },
  changes: { user_id: userId, label: 'Deleted 4 positions', import_batch_id: batchId },
  change_images: { change_id: changeId, table_name: 'tags', columns: ['name'], after: '[]' },
  import_updates: {
    batch_id: batchId,
    position_id: positionId,
    old_quantity: '10',
    new_quantity: '12',
    new_edited_at: '2026-01-02T00:00:00Z',
  },
  import_rows: { batch_id: batchId, row_number: 2, status: 'imported', raw: ['AAPL', '10'], position_id: positionId },
  cash_flows: { portfolio_id: portfolioId, flow_date: '2026-01-02', amount: '100', flow_type: 'deposit' },
  portfolio_snapshots: {
    portfolio_id: portfolioId,
    snapshot_date: '2026-01-02',
    total_value: '800',
    cash_value: '100',
    long_value: '1000',
    short_value: '-300',
    gross_exposure: '1300',
    net_exposure: '700',
  },
  position_snapshots: {
    portfolio_id: portfolioId,
    position_id: positionId,
    snapshot_date: '2026-01-02',
    symbol: 'AAPL',
    position_type: 'LONG',
    quantity: '10',
  },
  position_greeks: { position_id: positionId, greeks_date: '2026-01-02', source: 'mock', method: 'mock', delta: '0.1' },
  factor_exposures: { portfolio_id: portfolioId, exposure_date: '2026-01-02', quality: 'no_data' },
  position_factor_exposures: {
    position_id: positionId,
    exposure_date: '2026-01-02',
    quality: 'no_data',
    observation_count: 0,
  },
  risk_metrics: {
    portfolio_id: portfolioId,
    metric_date: '2026-01-02',
    window_days: 252,
    observation_count: 0,
    quality: 'no_data',
  },
  sign_in_throttle: { username_key: 'someone' },
  settings: { key: 'theme', value: { scheme: 'dark' } },
};

/** Each check with rows that it, and no other, refuses: `[constraint, table, what is wrong with the valid row]`. */
const refusedRows: [string, string, Row][] = [
  ['ck_users_username', 'users', { username: '' }],
  ['ck_users_username', 'users', { username: 'ann ' }],
  ['ck_users_email', 'users', { email: '\tann@example.com' }],

  ['ck_positions_symbol', 'positions', { symbol: '' }],
  ['ck_positions_symbol', 'positions', { symbol: 'aapl' }],
  ['ck_positions_symbol', 'positions', { symbol: ' AAPL' }],
  ['ck_positions_quantity', 'positions', { quantity: '0' }],
  ['ck_positions_quantity', 'positions', { quantity: '-1' }],
  ['ck_positions_quantity', 'positions', { quantity: '0.00004' }],
  ['ck_positions_quantity', 'positions', { quantity: 'NaN' }],
  ['ck_positions_option_fields', 'positions', { ...call, strike_price: null }],
  ['ck_positions_option_fields', 'positions', { ...call, underlying_symbol: null }],
  ['ck_positions_option_fields', 'positions', { ...call, expiration_date: null }],
  ['ck_positions_option_fields', 'positions', { ...call, option_type: null }],
  ['ck_positions_option_fields', 'positions', { strike_price: '150' }],
  ['ck_positions_option_type', 'positions', { ...call, option_type: 'call' }],
  ['ck_positions_type_matches_option', 'positions', { ...call, position_type: 'LP' }],
  ['ck_positions_type_matches_option', 'positions', { ...call, position_type: 'SP' }],
  ['ck_positions_type_matches_option', 'positions', { ...call, position_type: 'LONG' }],
  ['ck_positions_type_matches_option', 'positions', { ...call, position_type: 'SHORT' }],
  ['ck_positions_type_matches_option', 'positions', { ...call, option_type: 'PUT' }],
  ['ck_positions_type_matches_option', 'positions', { ...call, position_type: 'SC', option_type: 'PUT' }],
  ['ck_positions_type_matches_option', 'positions', { position_type: 'LC' }],
  ['ck_positions_type_matches_option', 'positions', { position_type: 'SP' }],
  ['ck_positions_strike_price', 'positions', { ...call, strike_price: 'NaN' }],
  ['ck_positions_strike_price', 'positions', { ...call, strike_price: '-5' }],
  ['ck_positions_contract_multiplier', 'positions', { contract_multiplier: '0' }],
  ['ck_positions_contract_multiplier', 'positions', { contract_multiplier: 'NaN' }],
  ['ck_positions_entry_price', 'positions', { entry_price: 'NaN' }],
  ['ck_positions_entry_price', 'positions', { entry_price: '-0.01' }],
  ['ck_positions_exit_price', 'positions', { exit_date: '2026-01-02', exit_price: 'NaN' }],
  ['ck_positions_exit_price', 'positions', { exit_date: '2026-01-02', exit_price: '-1' }],
  ['ck_positions_exit_price_has_date', 'positions', { exit_price: '150' }],
  ['ck_positions_exit_after_entry', 'positions', { entry_date: '2026-01-03', exit_date: '2026-01-02' }],
  ['ck_positions_currency', 'positions', { currency: 'usd' }],
  ['ck_positions_currency', 'positions', { currency: 'US' }],
  [
    'ck_positions_last_price',
    'positions',
    { last_price: 'NaN', last_price_date: '2026-01-02', last_price_source: 'manual' },
  ],
  [
    'ck_positions_last_price',
    'positions',
    { last_price: '-1', last_price_date: '2026-01-02', last_price_source: 'manual' },
  ],
  ['ck_positions_last_price_traced', 'positions', { last_price: '150', last_price_date: '2026-01-02' }],
  ['ck_positions_last_price_traced', 'positions', { last_price: '150', last_price_source: 'manual' }],
  ['ck_positions_values_finite', 'positions', { market_value: 'NaN' }],
  ['ck_positions_values_finite', 'positions', { unrealized_pnl: 'NaN' }],
  ['ck_positions_values_finite', 'positions', { unrealized_pnl_pct: 'NaN', market_value: '1' }],

  ['ck_tags_tag_type', 'tags', { tag_type: 'regular' }],
  ['ck_tags_name', 'tags', { name: '' }],
  ['ck_tags_name', 'tags', { name: ' Income' }],
  ['ck_tags_name', 'tags', { name: 'Income\n' }],
  ['ck_tags_name_length', 'tags', { name: 'n'.repeat(51) }],
  ['ck_tags_color', 'tags', { color: 'red' }],
  ['ck_tags_color', 'tags', { color: '#12345' }],
  ['ck_tags_color', 'tags', { color: '#12345G' }],

  ['ck_market_data_cache_open', 'market_data_cache', { open: 'NaN' }],
  ['ck_market_data_cache_high', 'market_data_cache', { high: '-1' }],
  ['ck_market_data_cache_low', 'market_data_cache', { low: 'NaN' }],
  ['ck_market_data_cache_close', 'market_data_cache', { close: 'NaN' }],
  ['ck_market_data_cache_close', 'market_data_cache', { close: '-1' }],
  ['ck_market_data_cache_volume', 'market_data_cache', { volume: -1 }],
  ['ck_market_data_cache_hold_status', 'market_data_cache', { hold_status: 'asked' }],
  ['ck_portfolio_prices_source', 'portfolio_prices', { source: 'polygon' }],
  ['ck_portfolio_prices_price', 'portfolio_prices', { price: 'NaN' }],
  ['ck_portfolio_prices_price', 'portfolio_prices', { price: '-1' }],
  ['ck_corporate_actions_fields', 'corporate_actions', { action_type: 'merger' }],
  ['ck_corporate_actions_fields', 'corporate_actions', { split_to: null }],
  ['ck_corporate_actions_fields', 'corporate_actions', { dividend_amount: '1' }],
  ['ck_corporate_actions_fields', 'corporate_actions', { action_type: 'dividend' }],
  ['ck_corporate_actions_split', 'corporate_actions', { split_from: '0' }],
  ['ck_corporate_actions_split', 'corporate_actions', { split_to: 'NaN' }],
  [
    'ck_corporate_actions_dividend_amount',
    'corporate_actions',
    { action_type: 'dividend', split_from: null, split_to: null, dividend_amount: 'NaN' },
  ],
  ['ck_corporate_actions_currency', 'corporate_actions', { currency: '$$$' }],

  ['ck_import_batches_file_sha256', 'import_batches', { file_sha256: 'A'.repeat(64) }],
  ['ck_import_batches_file_sha256', 'import_batches', { file_sha256: 'a'.repeat(63) }],
  ['ck_import_batches_file_size', 'import_batches', { file_size: -1 }],
  ['ck_import_batches_counts', 'import_batches', { problem_count: -1 }],
  ['ck_import_batches_book_counts', 'import_batches', { gone_count: -1 }],
  ['ck_import_batches_mode', 'import_batches', { mode: 'append' }],
  ['ck_import_updates_quantities', 'import_updates', { old_quantity: '0' }],
  ['ck_import_updates_quantities', 'import_updates', { new_quantity: 'NaN' }],
  ['ck_import_updates_old_entry_price', 'import_updates', { old_entry_price: '-1' }],
  ['ck_import_updates_new_entry_price', 'import_updates', { new_entry_price: 'NaN' }],
  ['ck_change_images_sides', 'change_images', { after: null }],
  ['ck_import_rows_row_number', 'import_rows', { row_number: 0 }],
  ['ck_import_rows_status', 'import_rows', { status: 'ok' }],

  ['ck_cash_flows_flow_type', 'cash_flows', { flow_type: 'gift' }],
  ['ck_cash_flows_amount', 'cash_flows', { amount: 'NaN' }],
  ['ck_cash_flows_sign', 'cash_flows', { amount: '-1' }],
  ['ck_cash_flows_sign', 'cash_flows', { flow_type: 'withdrawal' }],

  [
    'ck_portfolio_snapshots_signs',
    'portfolio_snapshots',
    { short_value: '300', gross_exposure: '700', net_exposure: '1300', total_value: '1400' },
  ],
  [
    'ck_portfolio_snapshots_signs',
    'portfolio_snapshots',
    { long_value: '-1000', gross_exposure: '-700', net_exposure: '-1300', total_value: '-1200' },
  ],
  ['ck_portfolio_snapshots_sums', 'portfolio_snapshots', { gross_exposure: '1300.01' }],
  ['ck_portfolio_snapshots_sums', 'portfolio_snapshots', { net_exposure: '1300', total_value: '1400' }],
  ['ck_portfolio_snapshots_sums', 'portfolio_snapshots', { total_value: '800.01' }],
  ['ck_portfolio_snapshots_finite', 'portfolio_snapshots', { daily_pnl: 'NaN' }],
  ['ck_portfolio_snapshots_finite', 'portfolio_snapshots', { sharpe_ratio: 'NaN' }],
  ['ck_portfolio_snapshots_finite', 'portfolio_snapshots', { total_vega: 'NaN' }],
  ['ck_position_snapshots_quantity', 'position_snapshots', { quantity: '-1' }],
  ['ck_position_snapshots_quantity', 'position_snapshots', { quantity: 'NaN' }],
  ['ck_position_snapshots_price', 'position_snapshots', { price: 'NaN', price_date: '2026-01-02', price_source: 'x' }],
  ['ck_position_snapshots_price_traced', 'position_snapshots', { price: '1' }],
  ['ck_position_snapshots_finite', 'position_snapshots', { market_value: 'NaN' }],

  ['ck_position_greeks_source', 'position_greeks', { source: 'guess', method: 'solved' }],
  ['ck_position_greeks_method', 'position_greeks', { method: 'guess' }],
  ['ck_position_greeks_method', 'position_greeks', { method: 'solved' }],
  ['ck_position_greeks_finite', 'position_greeks', { gamma: 'NaN' }],
  ['ck_position_greeks_finite', 'position_greeks', { implied_volatility: 'Infinity' }],
  ['ck_position_greeks_underlying_price', 'position_greeks', { underlying_price: 'NaN' }],
  ['ck_factor_exposures_quality', 'factor_exposures', { quality: 'good' }],
  ['ck_factor_exposures_finite', 'factor_exposures', { exposure_value: '-Infinity' }],
  ['ck_position_factor_exposures_quality', 'position_factor_exposures', { quality: 'good' }],
  ['ck_position_factor_exposures_observation_count', 'position_factor_exposures', { observation_count: -1 }],
  ['ck_position_factor_exposures_finite', 'position_factor_exposures', { condition_number: 'Infinity' }],
  ['ck_risk_metrics_counts', 'risk_metrics', { window_days: 0 }],
  ['ck_risk_metrics_quality', 'risk_metrics', { quality: 'prior' }],
  ['ck_risk_metrics_finite', 'risk_metrics', { sharpe_ratio: 'NaN' }],
  ['ck_sign_in_throttle_failure_count', 'sign_in_throttle', { failure_count: -1 }],
];

/** All but those whose rows arrive by migration. */
const filledTables = Object.keys(specifiedTables).filter(
  (table) => table !== 'factors' && table !== 'batch_job_schedules',
);

beforeAll(async () => {
  await migrate(drizzle(database), { migrationsFolder });
  const factor = (await rows('SELECT id FROM factors LIMIT 1'))[0] as Row;
  for (const table of ['factor_exposures', 'position_factor_exposures']) {
    Object.assign(validRows[table] as Row, { factor_id: factor.id });
  }
}, 60_000);

afterAll(() => database.close());

/** An empty database but for one user with a portfolio, a position, an import and a tag. */
const startOver = async () => {
  // Users take the rest along. Ten times as fast as TRUNCATE, where there are few rows.
  const ownerless = ['users', 'market_data_cache', 'corporate_actions', 'sign_in_throttle', 'settings'];
  await database.exec(ownerless.map((table) => `DELETE FROM ${table}`).join(';'));
  await insert('users', { id: userId, username: 'ann', email: 'ann@example.com', password_hash: 'x' });
  await insert('portfolios', { id: portfolioId, user_id: userId });
  await insert('positions', { ...stock, id: positionId });
  await insert('import_batches', { ...validRows.import_batches, id: batchId });
  await insert('tags', { id: tagId, user_id: userId, name: 'Core', tag_type: 'STRATEGY' });
  await insert('changes', { id: changeId, user_id: userId, label: 'Edited AAPL' });
};

describe('checks', () => {
  // Once is enough: a refused row leaves nothing behind.
  beforeAll(startOver);

  it.each(Object.keys(validRows))('%s: a sound row is taken', async (table) => {
    expect(await refusalOf(table, validRows[table] as Row)).toBeNull();
  });

  it.each(refusedRows)('%s refuses a row of %s with %j', async (constraint, table, wrong) => {
    expect(await refusalOf(table, { ...validRows[table], ...wrong })).toBe(constraint);
  });

  it('each have a row above that they refuse', async () => {
    const checks = await rows<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    );
    const refused = new Set(refusedRows.map(([constraint]) => constraint));
    const untested = checks.map((row) => row.name).filter((name) => !refused.has(name));
    // Shown with usage_count below: no statement of the application can write that column.
    expect(untested).toEqual(['ck_tags_usage_count']);
  });

  it.each([
    ['all four kinds of option', { ...call, position_type: 'SC' }],
    ['a put', { ...call, position_type: 'LP', option_type: 'PUT' }],
    ['a short put', { ...call, position_type: 'SP', option_type: 'PUT' }],
    ['the highest strike of an OCC symbol', { ...call, strike_price: '99999.999' }],
    ['an unknown entry', { ...stock, entry_price: null, entry_date: null }],
    ['an entry at no cost', { ...stock, entry_price: '0' }],
    ['an expiry: an exit date without a price', { ...call, exit_date: '2024-01-19' }],
    ['a day trade', { ...stock, entry_date: '2026-01-02', exit_date: '2026-01-02', exit_price: '1' }],
    ['10,100 percent', { ...stock, unrealized_pnl_pct: '10100.0000' }],
  ])('positions take %s', async (_, row) => {
    expect(await refusalOf('positions', row)).toBeNull();
  });

  it('the widened columns keep every place that is exported', async () => {
    const found = await insert('positions', { ...call, strike_price: '12.125', entry_price: '0.12345678' });
    expect([found.strike_price, found.entry_price]).toEqual(['12.125', '0.12345678']);
    expect([found.contract_multiplier, found.currency]).toEqual(['100.0000', 'USD']);
  });

  it.each([
    ['a split', { split_from: '2', split_to: '3' }],
    ['a reverse split', { split_from: '10', split_to: '1' }],
    ['a dividend', { action_type: 'dividend', split_from: null, split_to: null, dividend_amount: '0.25' }],
  ])('corporate actions take %s', async (name, fields) => {
    const row = { ...validRows.corporate_actions, ...fields, data_source: name };
    expect(await refusalOf('corporate_actions', row)).toBeNull();
  });
});

describe('uniques', () => {
  beforeEach(startOver);

  const profile = { username: 'bob', email: 'bob@example.com', password_hash: 'x' };
  const tag = { user_id: userId, tag_type: 'REGULAR' };

  it('names of live profiles, without regard to case', async () => {
    expect(await refusalOf('users', { ...profile, username: 'ANN' })).toBe('uq_users_username_live');
    expect(await refusalOf('users', { ...profile, email: 'Ann@Example.com' })).toBe('uq_users_email_live');
    await rows('UPDATE users SET deleted_at = now()');
    expect(await refusalOf('users', { ...profile, username: 'Ann', email: 'ANN@example.com' })).toBeNull();
  });

  it('one live portfolio per user', async () => {
    expect(await refusalOf('portfolios', { user_id: userId })).toBe('uq_portfolios_user_id_live');
    await rows('UPDATE portfolios SET deleted_at = now()');
    expect(await refusalOf('portfolios', { user_id: userId })).toBeNull();
    expect(await refusalOf('portfolios', { user_id: userId })).toBe('uq_portfolios_user_id_live');
  });

  it('tag names of a user, without regard to case, in any alphabet', async () => {
    expect(await refusalOf('tags', { ...tag, name: 'CORE' })).toBe('uq_tags_user_id_name_live');
    await insert('tags', { ...tag, name: 'Énergie' });
    expect(await refusalOf('tags', { ...tag, name: 'ÉNERGIE' })).toBe('uq_tags_user_id_name_live');
    const other = await insertId('users', profile);
    expect(await refusalOf('tags', { ...tag, user_id: other, name: 'core' })).toBeNull();
  });

  it('the name of a deleted tag can be used again, and then the old tag not restored', async () => {
    await rows('UPDATE tags SET deleted_at = now() WHERE id = $1', [tagId]);
    expect(await refusalOf('tags', { ...tag, name: 'core' })).toBeNull();
    await expect(rows('UPDATE tags SET deleted_at = NULL WHERE id = $1', [tagId])).rejects.toMatchObject({
      constraint: 'uq_tags_user_id_name_live',
    });
  });

  it('a tag is on a position once', async () => {
    await insert('position_tags', validRows.position_tags as Row);
    expect(await refusalOf('position_tags', validRows.position_tags as Row)).toBe('position_tags_pkey');
  });

  it('two lots of one symbol on one day are legal', async () => {
    const lot = { ...stock, entry_date: '2026-01-02', entry_price: '10' };
    expect([await refusalOf('positions', lot), await refusalOf('positions', lot)]).toEqual([null, null]);
  });

  it('one bar per symbol, day and source', async () => {
    const bar = { ...validRows.market_data_cache };
    expect(await refusalOf('market_data_cache', bar)).toBeNull();
    expect(await refusalOf('market_data_cache', { ...bar, data_source: 'simulated' })).toBeNull();
    expect(await refusalOf('market_data_cache', bar)).toBe('uq_market_data_cache_symbol_date_source');
  });

  it('one price per book, symbol, day, source and import', async () => {
    const key = 'uq_portfolio_prices_symbol_date_source_batch';
    const price = { ...validRows.portfolio_prices };
    expect(await refusalOf('portfolio_prices', price)).toBeNull();
    expect(await refusalOf('portfolio_prices', price)).toBe(key);
    for (const id of [batchId, await insertId('import_batches', validRows.import_batches as Row)]) {
      const imported = { ...price, source: 'broker_file', import_batch_id: id };
      expect(await refusalOf('portfolio_prices', imported)).toBeNull();
      expect(await refusalOf('portfolio_prices', imported)).toBe(key);
    }
  });

  it.each([
    ['factors', 'uq_factors_name'],
    ['portfolio_snapshots', 'uq_portfolio_snapshots_portfolio_date'],
    ['position_snapshots', 'uq_position_snapshots_position_date'],
    ['position_greeks', 'uq_position_greeks_position_date_source'],
    ['factor_exposures', 'uq_factor_exposures_portfolio_date_factor'],
    ['position_factor_exposures', 'uq_position_factor_exposures_position_date_factor'],
    ['risk_metrics', 'uq_risk_metrics_portfolio_date_window'],
    ['corporate_actions', 'uq_corporate_actions_symbol_ex_date_type_source'],
    ['import_rows', 'import_rows_pkey'],
    ['sign_in_throttle', 'sign_in_throttle_pkey'],
  ])('%s: the same row twice is refused', async (table, constraint) => {
    const size = { name: 'Size', description: 'x', etf_proxy: 'IWM', factor_type: 'style', display_order: 9 };
    const row = validRows[table] ?? size;
    if (row !== size) await insert(table, row);
    expect(await refusalOf(table, row)).toBe(constraint);
  });

  it('a setting is there once, of a profile and of the application', async () => {
    const setting = { ...validRows.settings };
    expect(await refusalOf('settings', setting)).toBeNull();
    expect(await refusalOf('settings', { ...setting, user_id: userId })).toBeNull();
    expect(await refusalOf('settings', setting)).toBe('uq_settings_user_key');
    expect(await refusalOf('settings', { ...setting, user_id: userId })).toBe('uq_settings_user_key');
  });
});

describe('foreign keys', () => {
  beforeEach(startOver);

  it('refuse a row of nobody', async () => {
    expect(await refusalOf('positions', { ...stock, portfolio_id: uuid(99) })).toBe(
      'positions_portfolio_id_portfolios_id_fk',
    );
  });

  it('keep a factor that has a history', async () => {
    await insert('factor_exposures', validRows.factor_exposures as Row);
    await expect(rows('DELETE FROM factors')).rejects.toMatchObject({
      constraint: 'factor_exposures_factor_id_factors_id_fk',
    });
  });

  it('a user takes all that is theirs along', async () => {
    for (const [table, row] of Object.entries(validRows)) {
      if (table !== 'users') await insert(table, table === 'settings' ? { ...row, user_id: userId } : row);
    }
    await insert('batch_jobs', { job_name: 'x', job_type: 'snapshot', portfolio_id: portfolioId });
    await insert('cash_flows', { ...validRows.cash_flows, position_id: positionId, import_batch_id: batchId });
    await rows('UPDATE positions SET import_batch_id = $1', [batchId]);
    await rows('DELETE FROM users');
    const left = await Promise.all(
      filledTables.map(async (table) => [table, (await rows(`SELECT FROM ${table}`)).length]),
    );
    expect(left.filter(([, count]) => count !== 0).map(([table]) => table)).toEqual([
      'market_data_cache',
      'sign_in_throttle',
      'corporate_actions',
    ]);
  });

  it('positions and cash stay when the record of their import goes; its rows and prices go along', async () => {
    await insert('import_rows', validRows.import_rows as Row);
    await insert('cash_flows', { ...validRows.cash_flows, import_batch_id: batchId });
    for (const id of [batchId, await insertId('import_batches', validRows.import_batches as Row)]) {
      await insert('portfolio_prices', { ...validRows.portfolio_prices, import_batch_id: id });
    }
    await rows('UPDATE positions SET import_batch_id = $1', [batchId]);
    await rows('DELETE FROM import_batches');
    expect(await rows('SELECT import_batch_id FROM positions')).toEqual([{ import_batch_id: null }]);
    expect(await rows('SELECT import_batch_id FROM cash_flows')).toEqual([{ import_batch_id: null }]);
    expect(await rows('SELECT FROM import_rows')).toEqual([]);
    expect(await rows('SELECT FROM portfolio_prices')).toEqual([]);
  });
});

describe('updated_at', () => {
  beforeEach(startOver);

  const long = '2000-01-01T00:00:00Z';
  const changes: Record<string, string> = {
    users: "password_hash = 'y'",
    portfolios: "name = 'Other'",
    positions: 'quantity = 11',
    tags: "color = '#000000'",
    market_data_cache: 'close = 1',
    portfolio_prices: 'price = 1',
    corporate_actions: 'split_to = 5',
    import_batches: 'undone_at = now()',
    cash_flows: 'amount = 1',
    settings: `value = '{"scheme": "light"}'`,
    sign_in_throttle: 'failure_count = failure_count + 1',
  };

  it('has a case for every table that has the column', () => {
    const expected = Object.entries(specifiedTables)
      .filter(([, table]) => 'updated_at' in { ...table.specification, ...table.additions })
      .map(([table]) => table);
    expect(Object.keys(changes).sort()).toEqual(expected.sort());
  });

  it.each(Object.entries(changes))('%s: moves with a change, and only then', async (table, change) => {
    const key = table === 'sign_in_throttle' ? 'username_key' : 'id';
    const inserted = await insert(table, { ...validRows[table], updated_at: long });
    const update = async (assignment: string) => {
      const statement = `UPDATE ${table} SET ${assignment} WHERE ${key} = $1 RETURNING updated_at`;
      return ((await rows<{ updated_at: Date }>(statement, [inserted[key]]))[0] as { updated_at: Date }).updated_at;
    };
    expect(await update(`${key} = ${key}`)).toEqual(new Date(long));
    const [before] = await rows<{ now: Date }>('SELECT now()');
    expect((await update(change)).getTime()).toBeGreaterThanOrEqual((before as { now: Date }).now.getTime());
  });

  it('is not what a statement says, but what the database knows', async () => {
    const found = await rows<{ updated_at: Date }>(`UPDATE users SET updated_at = '${long}' RETURNING updated_at`);
    expect(found[0]?.updated_at.getFullYear()).toBeGreaterThan(2000);
  });

  it('of a tag does not move when it is only counted', async () => {
    const tag = await insertId('tags', { ...validRows.tags, updated_at: long });
    await insert('position_tags', { position_id: positionId, tag_id: tag });
    expect(await rows('SELECT usage_count, updated_at FROM tags WHERE id = $1', [tag])).toEqual([
      { usage_count: 1, updated_at: new Date(long) },
    ]);
  });
});

describe('usage_count', () => {
  beforeEach(startOver);

  const countOf = async (tag = tagId) =>
    (await rows<{ usage_count: number }>('SELECT usage_count FROM tags WHERE id = $1', [tag]))[0]?.usage_count;

  /** Tags whose count is not that of the live positions that carry them. */
  const wrongCounts = () =>
    rows(
      `SELECT name, usage_count, (
         SELECT count(*)::integer FROM position_tags JOIN positions ON positions.id = position_id
         WHERE tag_id = tags.id AND positions.deleted_at IS NULL AND exit_date IS NULL
       ) AS actual
       FROM tags WHERE usage_count IS DISTINCT FROM (
         SELECT count(*) FROM position_tags JOIN positions ON positions.id = position_id
         WHERE tag_id = tags.id AND positions.deleted_at IS NULL AND exit_date IS NULL)`,
    );

  it('follows a position through its life', async () => {
    const change = async (assignment: string) => {
      await rows(`UPDATE positions SET ${assignment} WHERE id = $1`, [positionId]);
      return countOf();
    };
    expect(await countOf()).toBe(0);
    await insert('position_tags', { position_id: positionId, tag_id: tagId });
    expect(await countOf()).toBe(1);
    expect(await change('quantity = 5')).toBe(1);
    expect(await change('deleted_at = now()')).toBe(0);
    expect(await change("exit_date = '2026-01-02'")).toBe(0);
    expect(await change('deleted_at = NULL')).toBe(0);
    expect(await change('exit_date = NULL')).toBe(1);
    await rows('DELETE FROM position_tags');
    expect(await countOf()).toBe(0);
  });

  it('does not count a tag that is put on a closed position', async () => {
    await rows("UPDATE positions SET exit_date = '2026-01-02'");
    await insert('position_tags', { position_id: positionId, tag_id: tagId });
    expect(await countOf()).toBe(0);
    await rows('DELETE FROM position_tags');
    expect(await countOf()).toBe(0);
  });

  it('cannot be written', async () => {
    await rows('UPDATE tags SET usage_count = 7');
    expect(await countOf()).toBe(0);
    const found = await insert('tags', { ...validRows.tags, usage_count: 7 });
    expect(found.usage_count).toBe(0);
  });

  it('could not be negative even without the triggers', async () => {
    await database.exec('BEGIN; ALTER TABLE tags DISABLE TRIGGER tr_tags_keep');
    await expect(rows('UPDATE tags SET usage_count = -1')).rejects.toMatchObject({ constraint: 'ck_tags_usage_count' });
    await database.exec('ROLLBACK');
  });

  it('is right after 2,000 links at once, their positions deleted and restored at once', async () => {
    const other = await insertId('tags', validRows.tags as Row);
    await rows(
      `INSERT INTO positions (portfolio_id, symbol, position_type, quantity)
       SELECT $1, 'S' || n, 'LONG', n FROM generate_series(1, 1000) AS n`,
      [portfolioId],
    );
    await rows("INSERT INTO position_tags SELECT positions.id, tags.id FROM positions, tags WHERE symbol LIKE 'S%'");
    expect([await countOf(), await countOf(other)]).toEqual([1000, 1000]);
    await rows("UPDATE positions SET deleted_at = now() WHERE symbol LIKE 'S%' AND quantity <= 900");
    expect([await countOf(), await countOf(other)]).toEqual([100, 100]);
    await rows('UPDATE positions SET deleted_at = CASE WHEN quantity <= 500 THEN NULL ELSE now() END');
    expect([await countOf(), await countOf(other)]).toEqual([500, 500]);
    await rows('DELETE FROM position_tags WHERE tag_id = $1', [other]);
    expect([await countOf(), await countOf(other)]).toEqual([500, 0]);
    await rows('DELETE FROM positions WHERE quantity <= 200');
    expect(await countOf()).toBe(300);
    await rows('DELETE FROM portfolios');
    expect(await countOf()).toBe(0);
  });

  it('is right after a position and its tags were written by one statement', async () => {
    await rows(
      `WITH position AS (
         INSERT INTO positions (portfolio_id, symbol, position_type, quantity) VALUES ($1, 'MSFT', 'LONG', 1) RETURNING id
       ) INSERT INTO position_tags SELECT position.id, tags.id FROM position, tags`,
      [portfolioId],
    );
    expect(await countOf()).toBe(1);
  });

  it('goes back with a transaction that is rolled back, and to 0 with TRUNCATE', async () => {
    await insert('position_tags', { position_id: positionId, tag_id: tagId });
    await database.exec('BEGIN; DELETE FROM position_tags; ROLLBACK');
    expect(await countOf()).toBe(1);
    await database.exec('TRUNCATE position_tags');
    expect(await countOf()).toBe(0);
  });

  it('equals a recount after any sequence of changes', async () => {
    const positionIds = [10, 11, 12, 13].map(uuid);
    const tagIds = [20, 21, 22].map(uuid);
    const position = fc.constantFrom(...positionIds);
    const tag = fc.constantFrom(...tagIds);
    const some = fc.subarray(positionIds, { minLength: 1 });
    const statement = (text: string) => (parameters: unknown[]) => ({ text, parameters });
    const changes = fc.oneof(
      fc
        .tuple(some, tag)
        .map(statement('INSERT INTO position_tags SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING')),
      fc
        .tuple(some, tag)
        .map(statement('DELETE FROM position_tags WHERE position_id = ANY ($1::uuid[]) AND tag_id = $2')),
      fc.tuple(tag, tag).map(
        statement(
          `UPDATE position_tags AS link SET tag_id = $2 WHERE tag_id = $1
               AND NOT EXISTS (SELECT FROM position_tags WHERE position_id = link.position_id AND tag_id = $2)`,
        ),
      ),
      fc.tuple(some).map(statement('UPDATE positions SET deleted_at = now() WHERE id = ANY ($1::uuid[])')),
      fc.tuple(some).map(statement('UPDATE positions SET deleted_at = NULL WHERE id = ANY ($1::uuid[])')),
      fc.tuple(some).map(statement("UPDATE positions SET exit_date = '2026-01-02' WHERE id = ANY ($1::uuid[])")),
      fc.tuple(some).map(statement('UPDATE positions SET exit_date = NULL WHERE id = ANY ($1::uuid[])')),
      fc
        .tuple(some)
        .map(
          statement(
            'UPDATE positions SET deleted_at = CASE WHEN deleted_at IS NULL THEN now() END WHERE id = ANY ($1::uuid[])',
          ),
        ),
      fc.tuple(position).map(statement('DELETE FROM positions WHERE id = $1')),
      fc.tuple(position, fc.constant(portfolioId)).map(
        statement(
          `INSERT INTO positions (id, portfolio_id, symbol, position_type, quantity)
             VALUES ($1, $2, 'AAPL', 'LONG', 1) ON CONFLICT (id) DO UPDATE SET quantity = positions.quantity + 1`,
        ),
      ),
      fc.tuple(tag).map(statement('UPDATE tags SET deleted_at = now(), name = id::text WHERE id = $1')),
      fc.tuple(tag).map(statement('UPDATE tags SET usage_count = usage_count + 1 WHERE id = $1')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 5, maxLength: 30 }), async (sequence) => {
        await database.exec('DELETE FROM positions; DELETE FROM tags');
        for (const id of positionIds) await insert('positions', { ...stock, id });
        for (const id of tagIds) await insert('tags', { id, user_id: userId, name: id, tag_type: 'REGULAR' });
        await rows('INSERT INTO position_tags SELECT positions.id, tags.id FROM positions, tags WHERE tags.id <> $1', [
          tagIds[0],
        ]);
        for (const { text, parameters } of sequence) {
          // A link to a position that is gone is refused, as it must be; the count has to stand that as well.
          await rows(text, parameters).catch((error) => expect(error.code).toBe('23503'));
          expect(await wrongCounts(), text).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});

describe('indexes are used', () => {
  // Enough rows that one index is better than another.
  beforeAll(async () => {
    await startOver();
    await database.exec(`
      INSERT INTO users (username, email, password_hash) SELECT 'user' || n, 'user' || n, 'x' FROM generate_series(1, 199) AS n;
      INSERT INTO portfolios (user_id) SELECT id FROM users WHERE username <> 'ann';
      INSERT INTO positions (portfolio_id, symbol, position_type, quantity)
        SELECT id, 'S' || n, 'LONG', n FROM portfolios, generate_series(1, 20) AS n;
      INSERT INTO positions (portfolio_id, symbol, position_type, quantity, underlying_symbol, expiration_date, strike_price, option_type)
        SELECT id, 'OPTION', 'SC', 1, 'S', '2026-01-01'::date + (row_number() OVER ())::integer, 1, 'CALL' FROM portfolios;
      INSERT INTO tags (user_id, name, tag_type)
        SELECT id, 'tag' || n, CASE n % 10 WHEN 0 THEN 'STRATEGY' ELSE 'REGULAR' END FROM users, generate_series(1, 20) AS n;
      INSERT INTO position_tags SELECT p.id, t.id FROM positions AS p
        JOIN portfolios ON portfolios.id = portfolio_id JOIN tags AS t USING (user_id) WHERE t.name IN ('tag1', 'tag2');
      INSERT INTO market_data_cache (symbol, date, close)
        SELECT 'S' || s, '2026-01-01'::date + d, 1 FROM generate_series(1, 50) AS s, generate_series(1, 60) AS d;
      INSERT INTO portfolio_snapshots (portfolio_id, snapshot_date, total_value, long_value, short_value, gross_exposure, net_exposure)
        SELECT id, '2026-01-01'::date + d, 0, 0, 0, 0, 0 FROM portfolios, generate_series(1, 20) AS d;
      INSERT INTO batch_jobs (job_name, job_type, status, created_at)
        SELECT 'x', 'snapshot', CASE n % 20 WHEN 0 THEN 'failed' ELSE 'completed' END, '2026-01-01'::timestamptz + n * interval '1 hour'
        FROM generate_series(1, 3000) AS n;
      INSERT INTO import_batches (portfolio_id, file_name, file_sha256, file_size, broker, encoding, delimiter)
        SELECT id, 'x', md5(n::text) || md5(n::text), 1, 'x', 'utf-8', ',' FROM portfolios, generate_series(1, 10) AS n;
      INSERT INTO cash_flows (portfolio_id, flow_date, amount, flow_type)
        SELECT id, '2026-01-01'::date + n, 1, 'deposit' FROM portfolios, generate_series(1, 20) AS n;
      ANALYZE`);
  }, 30_000);

  /** What each index was made for; `rivals` are keys that could do the same. */
  const queries: Record<string, { query: string; rivals?: string[] }> = {
    idx_portfolios_user_id: {
      query: `SELECT * FROM portfolios WHERE user_id = '${userId}' AND deleted_at IS NULL`,
      rivals: ['DROP INDEX uq_portfolios_user_id_live'],
    },
    idx_positions_portfolio_id: {
      query: `SELECT * FROM positions WHERE portfolio_id = '${portfolioId}' AND deleted_at IS NULL`,
    },
    idx_position_tags_position_id: {
      query: `SELECT * FROM position_tags WHERE position_id = '${positionId}'`,
      rivals: ['ALTER TABLE position_tags DROP CONSTRAINT position_tags_pkey'],
    },
    idx_position_tags_tag_id: { query: `SELECT * FROM position_tags WHERE tag_id = '${tagId}'` },
    idx_positions_symbol: { query: `SELECT * FROM positions WHERE symbol = 'AAPL' AND deleted_at IS NULL` },
    idx_positions_type: { query: `SELECT * FROM positions WHERE position_type = 'SC' AND deleted_at IS NULL` },
    idx_market_data_symbol_date: {
      query: `SELECT * FROM market_data_cache WHERE symbol = 'S1' ORDER BY date DESC LIMIT 1`,
      rivals: ['ALTER TABLE market_data_cache DROP CONSTRAINT uq_market_data_cache_symbol_date_source'],
    },
    idx_snapshots_portfolio_date: {
      query: `SELECT * FROM portfolio_snapshots WHERE portfolio_id = '${portfolioId}' ORDER BY snapshot_date DESC LIMIT 1`,
      rivals: ['ALTER TABLE portfolio_snapshots DROP CONSTRAINT uq_portfolio_snapshots_portfolio_date'],
    },
    idx_tags_user_type: {
      query: `SELECT * FROM tags WHERE user_id = '${userId}' AND tag_type = 'STRATEGY' AND deleted_at IS NULL`,
    },
    idx_positions_expiration: {
      query: `SELECT * FROM positions WHERE expiration_date <= '2026-01-10' AND deleted_at IS NULL`,
    },
    idx_batch_jobs_status_created: {
      query: `SELECT * FROM batch_jobs WHERE status = 'failed' ORDER BY created_at DESC LIMIT 10`,
    },
    idx_import_batches_known_file: {
      query: `SELECT * FROM import_batches WHERE portfolio_id = '${portfolioId}' AND file_sha256 = '${'a'.repeat(64)}' AND undone_at IS NULL`,
    },
    idx_cash_flows_portfolio_date: {
      query: `SELECT sum(amount) FROM cash_flows WHERE portfolio_id = '${portfolioId}' AND flow_date <= '2026-01-02' AND deleted_at IS NULL`,
    },
    uq_users_username_live: { query: `SELECT * FROM users WHERE lower(username) = 'ann' AND deleted_at IS NULL` },
    uq_tags_user_id_name_live: {
      query: `SELECT * FROM tags WHERE user_id = '${userId}' AND lower(name) = 'tag3' AND deleted_at IS NULL`,
    },
  };

  it('with a query for each of the eleven', () => {
    const names = specifiedIndexes.map((definition) => definition.split(' ')[2] as string);
    expect(names.filter((name) => !(name in queries))).toEqual([]);
  });

  it.each(Object.entries(queries))('%s', async (name, { query, rivals = [] }) => {
    await database.exec(['BEGIN', 'SET LOCAL enable_seqscan = off', ...rivals].join(';'));
    const plan = await rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`);
    await database.exec('ROLLBACK');
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(new RegExp(`(using|Scan on) ${name}\\b`));
    // An index in the order that is asked for needs no sort.
    expect(text).not.toContain('Sort');
  });
});
