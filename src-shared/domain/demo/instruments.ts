/*
 * What is traded in the simulated market. The tickers, sectors and industries are real (in yfinance's words); prices,
 * betas, volatilities and yields are round figures near those of early 2022 and only a start for the simulation.
 */

/** The ETFs of the specification's style factors, in its order. */
export const STYLE_ETFS = ['MTUM', 'VTV', 'VUG', 'QUAL', 'IWM', 'SPLV'] as const;
/** SPY, the market, and the six of style. */
export const FACTOR_ETFS = ['SPY', ...STYLE_ETFS] as const;

export interface PlannedSplit {
  /** A session. */
  exDate: string;
  /** 10 for ten new shares in place of one. */
  ratio: number;
}

export interface SimulatedInstrument {
  symbol: string;
  name: string;
  /** Null for an ETF, as yfinance has it. */
  sector: string | null;
  industry: string | null;
  /** Dollars, the close of the first session. */
  startPrice: number;
  /** Slope on SPY alone. */
  marketBeta: number;
  /** Annualized: 0.25 is 25 %. For an ETF null: it follows from its factor. */
  volatility: number | null;
  /** Paid in a year, as a share of the price in January; 0 pays nothing. */
  dividendYield: number;
  /** Dollars that change hands in an ordinary session. */
  dollarVolume: number;
  /** Slopes on the style ETFs once these are neutral to SPY, in the order of {@link STYLE_ETFS}. */
  styleBetas: readonly number[];
  splits: readonly PlannedSplit[];
}

type StyleProfile = 'growth' | 'momentum' | 'value' | 'cyclical' | 'quality' | 'defensive' | 'speculative';

/** Slopes on MTUM, VTV, VUG, QUAL, IWM, SPLV. */
const STYLE_PROFILES: Readonly<Record<StyleProfile, readonly number[]>> = {
  growth: [0.15, -0.2, 0.6, 0.2, -0.25, -0.2],
  momentum: [0.6, -0.1, 0.5, 0.1, -0.1, -0.35],
  value: [-0.1, 0.7, -0.1, -0.1, 0.1, 0.05],
  cyclical: [-0.05, 0.45, -0.1, -0.1, 0.35, -0.1],
  quality: [0.05, 0.15, 0.2, 0.6, -0.2, 0.15],
  defensive: [-0.1, 0.25, -0.15, 0.2, -0.2, 0.6],
  speculative: [0.3, -0.35, 0.5, -0.5, 0.5, -0.45],
};

/** Symbol, name, industry, start price, beta, volatility %, yield %, dollar volume in billions, style. */
type Row = [string, string, string, number, number, number, number, number, StyleProfile];

const STOCKS: Readonly<Record<string, readonly Row[]>> = {
  Technology: [
    ['AAPL', 'Apple Inc.', 'Consumer Electronics', 182, 1.2, 28, 0.5, 12, 'quality'],
    ['MSFT', 'Microsoft Corporation', 'Software - Infrastructure', 335, 1.05, 26, 0.8, 9, 'growth'],
    ['NVDA', 'NVIDIA Corporation', 'Semiconductors', 301, 1.75, 48, 0.1, 20, 'momentum'],
    ['AVGO', 'Broadcom Inc.', 'Semiconductors', 166, 1.35, 36, 1.8, 4, 'momentum'],
    ['AMD', 'Advanced Micro Devices, Inc.', 'Semiconductors', 150, 1.75, 50, 0, 6, 'speculative'],
    ['INTC', 'Intel Corporation', 'Semiconductors', 53, 1.1, 38, 1.2, 2, 'value'],
    ['ADBE', 'Adobe Inc.', 'Software - Application', 365, 1.2, 34, 0, 1.6, 'growth'],
    ['CRM', 'Salesforce, Inc.', 'Software - Application', 255, 1.2, 34, 0, 1.8, 'growth'],
    ['ORCL', 'Oracle Corporation', 'Software - Infrastructure', 88, 1.05, 32, 1.4, 1.5, 'momentum'],
    ['CSCO', 'Cisco Systems, Inc.', 'Communication Equipment', 62, 0.85, 23, 2.6, 1.1, 'value'],
    [
      'IBM',
      'International Business Machines Corporation',
      'Information Technology Services',
      136,
      0.7,
      22,
      3.8,
      0.9,
      'value',
    ],
    ['QCOM', 'QUALCOMM Incorporated', 'Semiconductors', 165, 1.3, 36, 2.0, 1.5, 'cyclical'],
    ['TXN', 'Texas Instruments Incorporated', 'Semiconductors', 188, 1.05, 29, 2.7, 1, 'quality'],
    ['NOW', 'ServiceNow, Inc.', 'Software - Application', 430, 1.15, 36, 0, 1.3, 'growth'],
    ['PLTR', 'Palantir Technologies Inc.', 'Software - Infrastructure', 22, 1.7, 60, 0, 2.5, 'speculative'],
  ],
  'Communication Services': [
    ['GOOGL', 'Alphabet Inc.', 'Internet Content & Information', 145, 1.1, 30, 0.4, 5, 'growth'],
    ['META', 'Meta Platforms, Inc.', 'Internet Content & Information', 338, 1.25, 38, 0.4, 7, 'momentum'],
    ['NFLX', 'Netflix, Inc.', 'Entertainment', 597, 1.2, 40, 0, 3, 'momentum'],
    ['DIS', 'The Walt Disney Company', 'Entertainment', 155, 1.05, 29, 0.9, 1.2, 'cyclical'],
    ['T', 'AT&T Inc.', 'Telecom Services', 19, 0.6, 22, 5.5, 0.8, 'defensive'],
    ['VZ', 'Verizon Communications Inc.', 'Telecom Services', 52, 0.45, 20, 5.2, 0.8, 'defensive'],
  ],
  'Consumer Cyclical': [
    ['AMZN', 'Amazon.com, Inc.', 'Internet Retail', 170, 1.25, 34, 0, 8, 'growth'],
    ['TSLA', 'Tesla, Inc.', 'Auto Manufacturers', 340, 1.8, 56, 0, 22, 'speculative'],
    ['HD', 'The Home Depot, Inc.', 'Home Improvement Retail', 372, 0.95, 24, 2.2, 1.3, 'quality'],
    ['LOW', "Lowe's Companies, Inc.", 'Home Improvement Retail', 238, 1.0, 26, 1.7, 0.8, 'quality'],
    ['MCD', "McDonald's Corporation", 'Restaurants', 268, 0.6, 18, 2.1, 0.9, 'defensive'],
    ['NKE', 'NIKE, Inc.', 'Footwear & Accessories', 145, 1.1, 31, 1.2, 1, 'quality'],
    ['SBUX', 'Starbucks Corporation', 'Restaurants', 105, 0.95, 27, 2.2, 0.9, 'quality'],
    ['F', 'Ford Motor Company', 'Auto Manufacturers', 20.8, 1.4, 38, 4.0, 0.8, 'cyclical'],
    ['GM', 'General Motors Company', 'Auto Manufacturers', 58, 1.35, 36, 0.9, 0.7, 'cyclical'],
  ],
  'Consumer Defensive': [
    ['WMT', 'Walmart Inc.', 'Discount Stores', 144, 0.55, 20, 1.5, 1.5, 'defensive'],
    ['COST', 'Costco Wholesale Corporation', 'Discount Stores', 440, 0.8, 23, 0.7, 1.8, 'quality'],
    ['KO', 'The Coca-Cola Company', 'Beverages - Non-Alcoholic', 59, 0.5, 16, 2.9, 0.9, 'defensive'],
    ['PEP', 'PepsiCo, Inc.', 'Beverages - Non-Alcoholic', 172, 0.5, 17, 2.6, 0.9, 'defensive'],
    ['PG', 'The Procter & Gamble Company', 'Household & Personal Products', 162, 0.45, 17, 2.2, 1, 'defensive'],
    ['MO', 'Altria Group, Inc.', 'Tobacco', 47, 0.5, 20, 7.4, 0.5, 'value'],
    ['TGT', 'Target Corporation', 'Discount Stores', 231, 1.0, 34, 1.6, 0.8, 'cyclical'],
  ],
  'Financial Services': [
    ['JPM', 'JPMorgan Chase & Co.', 'Banks - Diversified', 162, 1.1, 24, 2.5, 1.8, 'value'],
    ['BAC', 'Bank of America Corporation', 'Banks - Diversified', 46, 1.25, 27, 1.9, 1.5, 'value'],
    ['WFC', 'Wells Fargo & Company', 'Banks - Diversified', 50, 1.2, 29, 2.0, 1, 'value'],
    ['C', 'Citigroup Inc.', 'Banks - Diversified', 63, 1.3, 29, 3.2, 1, 'value'],
    ['GS', 'The Goldman Sachs Group, Inc.', 'Capital Markets', 392, 1.3, 28, 2.0, 1, 'cyclical'],
    ['MS', 'Morgan Stanley', 'Capital Markets', 100, 1.3, 28, 2.8, 0.8, 'cyclical'],
    ['BRK.B', 'Berkshire Hathaway Inc.', 'Insurance - Diversified', 300, 0.8, 18, 0, 1.3, 'value'],
    ['V', 'Visa Inc.', 'Credit Services', 221, 0.9, 21, 0.7, 1.6, 'quality'],
    ['MA', 'Mastercard Incorporated', 'Credit Services', 365, 0.95, 22, 0.5, 1.2, 'quality'],
    ['AXP', 'American Express Company', 'Credit Services', 168, 1.2, 28, 1.0, 0.7, 'cyclical'],
    ['COIN', 'Coinbase Global, Inc.', 'Financial Data & Stock Exchanges', 251, 1.7, 60, 0, 2, 'speculative'],
  ],
  Healthcare: [
    ['UNH', 'UnitedHealth Group Incorporated', 'Healthcare Plans', 502, 0.65, 24, 1.2, 1.6, 'quality'],
    ['JNJ', 'Johnson & Johnson', 'Drug Manufacturers - General', 171, 0.45, 16, 2.5, 1.1, 'defensive'],
    ['LLY', 'Eli Lilly and Company', 'Drug Manufacturers - General', 274, 0.65, 31, 1.4, 2.5, 'momentum'],
    ['PFE', 'Pfizer Inc.', 'Drug Manufacturers - General', 57, 0.6, 25, 2.8, 1.1, 'value'],
    ['MRK', 'Merck & Co., Inc.', 'Drug Manufacturers - General', 77, 0.45, 20, 3.6, 0.9, 'defensive'],
    ['ABBV', 'AbbVie Inc.', 'Drug Manufacturers - General', 135, 0.5, 21, 4.2, 1, 'defensive'],
    ['TMO', 'Thermo Fisher Scientific Inc.', 'Diagnostics & Research', 640, 0.9, 26, 0.2, 1, 'quality'],
  ],
  Energy: [
    ['XOM', 'Exxon Mobil Corporation', 'Oil & Gas Integrated', 64, 0.85, 28, 5.5, 1.7, 'value'],
    ['CVX', 'Chevron Corporation', 'Oil & Gas Integrated', 119, 0.85, 27, 4.5, 1.3, 'value'],
    ['COP', 'ConocoPhillips', 'Oil & Gas E&P', 75, 1.05, 35, 2.5, 0.9, 'cyclical'],
    ['SLB', 'Schlumberger Limited', 'Oil & Gas Equipment & Services', 31, 1.25, 38, 1.7, 0.6, 'cyclical'],
    ['OXY', 'Occidental Petroleum Corporation', 'Oil & Gas E&P', 31, 1.3, 40, 1.2, 0.7, 'cyclical'],
  ],
  Industrials: [
    ['CAT', 'Caterpillar Inc.', 'Farm & Heavy Construction Machinery', 207, 1.15, 29, 2.1, 1, 'cyclical'],
    ['BA', 'The Boeing Company', 'Aerospace & Defense', 208, 1.4, 38, 0, 1.5, 'cyclical'],
    ['GE', 'General Electric Company', 'Aerospace & Defense', 95, 1.2, 31, 0.4, 0.9, 'momentum'],
    ['HON', 'Honeywell International Inc.', 'Conglomerates', 207, 0.95, 22, 1.9, 0.7, 'quality'],
    ['UPS', 'United Parcel Service, Inc.', 'Integrated Freight & Logistics', 214, 0.95, 27, 2.0, 0.7, 'value'],
    ['DE', 'Deere & Company', 'Farm & Heavy Construction Machinery', 350, 1.05, 29, 1.2, 0.7, 'cyclical'],
  ],
  Utilities: [
    ['NEE', 'NextEra Energy, Inc.', 'Utilities - Regulated Electric', 91, 0.6, 24, 1.8, 0.8, 'defensive'],
    ['DUK', 'Duke Energy Corporation', 'Utilities - Regulated Electric', 105, 0.4, 18, 3.8, 0.4, 'defensive'],
  ],
  'Real Estate': [
    ['AMT', 'American Tower Corporation', 'REIT - Specialty', 285, 0.75, 26, 2.0, 0.6, 'quality'],
    ['O', 'Realty Income Corporation', 'REIT - Retail', 70, 0.65, 20, 4.2, 0.4, 'defensive'],
  ],
  'Basic Materials': [
    ['LIN', 'Linde plc', 'Specialty Chemicals', 342, 0.85, 21, 1.3, 0.8, 'quality'],
    ['FCX', 'Freeport-McMoRan Inc.', 'Copper', 42, 1.5, 42, 1.4, 0.8, 'cyclical'],
  ],
};

/** Symbol, name, start price, slope on SPY, yield %, dollar volume in billions. */
const ETFS: readonly [string, string, number, number, number, number][] = [
  ['SPY', 'SPDR S&P 500 ETF Trust', 477, 1, 1.3, 35],
  ['MTUM', 'iShares MSCI USA Momentum Factor ETF', 183, 1.0, 0.8, 0.2],
  ['VTV', 'Vanguard Value ETF', 147, 0.85, 2.2, 0.4],
  ['VUG', 'Vanguard Growth ETF', 322, 1.15, 0.5, 0.4],
  ['QUAL', 'iShares MSCI USA Quality Factor ETF', 145, 1.0, 1.2, 0.2],
  ['IWM', 'iShares Russell 2000 ETF', 225, 1.15, 1.1, 6],
  ['SPLV', 'Invesco S&P 500 Low Volatility ETF', 68, 0.65, 1.9, 0.2],
];

/** As they were; what is split later follows from the price, see `simulated-market.ts`. */
const PLANNED_SPLITS: Readonly<Record<string, readonly PlannedSplit[]>> = {
  WMT: [{ exDate: '2024-02-26', ratio: 3 }],
  NVDA: [{ exDate: '2024-06-10', ratio: 10 }],
  NFLX: [{ exDate: '2025-11-17', ratio: 10 }],
};

function stock(sector: string, row: Row): SimulatedInstrument {
  const [symbol, name, industry, startPrice, marketBeta, volatilityPct, yieldPct, billions, style] = row;
  return {
    symbol,
    name,
    sector,
    industry,
    startPrice,
    marketBeta,
    volatility: volatilityPct / 100,
    dividendYield: yieldPct / 100,
    dollarVolume: billions * 1e9,
    styleBetas: STYLE_PROFILES[style],
    splits: PLANNED_SPLITS[symbol] ?? [],
  };
}

const etfs = ETFS.map(
  ([symbol, name, startPrice, marketBeta, yieldPct, billions]): SimulatedInstrument => ({
    symbol,
    name,
    sector: null,
    industry: null,
    startPrice,
    marketBeta,
    volatility: null,
    dividendYield: yieldPct / 100,
    dollarVolume: billions * 1e9,
    styleBetas: STYLE_ETFS.map((etf) => (etf === symbol ? 1 : 0)),
    splits: [],
  }),
);

/** The seven factor ETFs, then the stocks by sector. AAPL is "Technology", "Consumer Electronics"; SPY has no sector. */
export const SIMULATED_INSTRUMENTS: readonly SimulatedInstrument[] = [
  ...etfs,
  ...Object.entries(STOCKS).flatMap(([sector, rows]) => rows.map((row) => stock(sector, row))),
];
