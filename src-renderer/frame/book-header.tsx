import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { PortfolioSummary } from '../../src-shared/ipc/portfolios';
import { useNegativeStyle } from '../appearance';
import { classes } from '../components/classes';
import { KeyCap, keyText } from '../components/key-cap';
import { MissingNumber, NumberText } from '../components/number-text';
import { type FigureBox, WhyPopover } from '../components/why/why-popover';
import { dateText } from '../format/date-format';
import { percentOf, unitsOf } from '../format/decimal-text';
import {
  abbreviatedDollars,
  dollars,
  type Greek,
  greekParts,
  type NegativeStyle,
  percentParts,
  spokenOf,
  textOf,
  wholeNumber,
} from '../format/number-format';
import { reasonWords } from '../format/position-words';
import { useIpcQuery } from '../ipc/client';
import { runCommand } from '../state/commands';
import styles from './book-header.module.css';
import { type BookFigure, dayMissing, explainBook } from './book-why';
import { excludedWords, priceDates, priceSources } from './book-words';
import { HeaderFigure } from './header-figure';
import { ageWords } from './price-age';

type AskWhy = (figure: BookFigure) => (at: FigureBox) => void;

/** Why a sum of the book has nothing in it. */
function emptyReason(summary: PortfolioSummary): string {
  if (summary.positionCount === 0) return 'no positions yet';
  return 'no position has a price yet';
}

const greekNames: readonly [Greek, string][] = [
  ['delta', 'Delta'],
  ['theta', 'Theta'],
  ['vega', 'Vega'],
  ['gamma', 'Gamma'],
];

function GreekFigures({ summary, onWhy }: { summary: PortfolioSummary; onWhy: AskWhy }) {
  const { greeks } = summary;
  const mock = greeks?.source === 'mock';
  const unit = `${mock ? 'Mock' : 'Model'} Greeks of the book in lots of 100 shares`;
  return (
    <>
      {greekNames.map(([greek, name], index) => (
        <HeaderFigure
          key={greek}
          label={index === 0 ? `Delta, ${mock ? 'mock ' : ''}lots` : name}
          parts={greeks === null ? null : greekParts(greek, greeks[greek])}
          missing={emptyReason(summary)}
          exact={unit}
          mock={mock}
          onWhy={onWhy(greek)}
        />
      ))}
    </>
  );
}

/** "63.3% of NAV"; null where NAV is not positive. */
export function shareText(value: string | null, nav: string | null, negative: NegativeStyle): string | null {
  if (value === null || nav === null || unitsOf(nav) <= 0n) return null;
  const share = percentOf(unitsOf(value), unitsOf(nav));
  return share === null ? null : `${textOf(percentParts(share, 'weight', negative))} of NAV`;
}

function Figures({ summary, onWhy }: { summary: PortfolioSummary; onWhy: AskWhy }) {
  const negative = useNegativeStyle();
  const reason = emptyReason(summary);
  const without = excludedWords(summary);
  const left = (excluded: PortfolioSummary['excluded']) =>
    excluded.map((row) => `${row.symbol}: ${reasonWords[row.reason]}`).join('\n');
  const whole = (value: string | null) => (value === null ? null : textOf(dollars(value, 2, negative)));
  const brief = (value: string | null) => (value === null ? null : abbreviatedDollars(value, negative));
  const { prices } = summary;
  const age = ageWords(summary);
  return (
    <>
      <HeaderFigure
        label="NAV"
        note={summary.totalValue === null ? null : without}
        parts={summary.totalValue === null ? null : dollars(summary.totalValue, 2, negative)}
        missing={reason}
        exact={without === null ? 'Cash plus net exposure' : `Left out:\n${left(summary.excluded)}`}
        onWhy={onWhy('nav')}
      />
      <DayFigure summary={summary} onWhy={onWhy('dayPnl')} />
      <HeaderFigure
        label="Unrealized P&L"
        note={pnlNote(summary)}
        parts={summary.unrealizedPnl === null ? null : dollars(summary.unrealizedPnl, 2, negative, 'always')}
        missing={summary.positionCount === 0 ? reason : 'no position has both an entry price and a last price'}
        tone="pnl"
        room="widest"
        onWhy={onWhy('unrealized')}
      />
      <HeaderFigure
        label="Net exposure"
        parts={brief(summary.netExposure)}
        missing={reason}
        extra={shareText(summary.netExposure, summary.totalValue, negative)}
        exact={whole(summary.netExposure)}
        room="wide"
        onWhy={onWhy('net')}
      />
      <div className={styles.figure}>
        <dt className={styles.label}>Cash</dt>
        <dd className={styles.value}>
          <button
            type="button"
            className={styles.open}
            onClick={() => runCommand('portfolios.cash')}
            title={
              summary.cashValue === null
                ? 'No cash recorded; open to enter it'
                : `${whole(summary.cashValue)}; open cash`
            }
          >
            {summary.cashValue === null ? (
              <MissingNumber reason="no cash recorded" />
            ) : (
              <NumberText parts={dollars(summary.cashValue, 0, negative)} />
            )}
          </button>
        </dd>
      </div>
      <GreekFigures summary={summary} onWhy={onWhy} />
      <div className={styles.figure} title={priceSources(prices.sources) ?? 'No position has a price yet'}>
        <dt className={styles.label}>
          Prices
          {age !== null && <span className={styles.note}>, {age}</span>}
          {age === null && prices.sources.length === 1 && `, ${priceSources(prices.sources)}`}
          {age === null && prices.sources.length > 1 && `, ${prices.sources.length} sources`}
        </dt>
        <dd className={classes(styles.value, summary.staleCount > 0 && styles.note)}>
          {priceDates(prices) ?? <MissingNumber reason="no position has a price yet" />}
        </dd>
      </div>
    </>
  );
}

/** Against the snapshot of the session before, with its share of the NAV then. */
function DayFigure({ summary, onWhy }: { summary: PortfolioSummary; onWhy: (at: FigureBox) => void }) {
  const negative = useNegativeStyle();
  const { dayPnl, dayPnlPct, dayPnlCount, positionCount, previousSession } = summary;
  const share = dayPnlPct === null ? null : percentParts(dayPnlPct, 'day', negative);
  return (
    <HeaderFigure
      label="Day P&L"
      note={
        dayPnl === null || dayPnlCount === positionCount
          ? null
          : `${wholeNumber(dayPnlCount)} of ${wholeNumber(positionCount)}`
      }
      parts={dayPnl === null ? null : dollars(dayPnl, 2, negative, 'always')}
      missing={dayMissing(summary)}
      tone="pnl"
      extra={share !== null && <NumberText parts={share} tone="pnl" />}
      spokenExtra={share === null ? null : spokenOf(share)}
      exact={previousSession === null ? null : `Since the snapshot of ${dateText(previousSession)}`}
      onWhy={onWhy}
    />
  );
}

/** How many positions the P&L stands on, when it is not all of those in value. */
function pnlNote(summary: PortfolioSummary): string | null {
  if (summary.unrealizedPnl === null || summary.pnlCount === summary.positionCount) return null;
  return `${wholeNumber(summary.pnlCount)} of ${wholeNumber(summary.positionCount)}`;
}

/** Opens the palette; a field in looks only, since the palette brings its own. */
function SearchBox() {
  return (
    <button
      type="button"
      className={styles.search}
      aria-haspopup="dialog"
      title={`Search or run, ${keyText('Ctrl K')}`}
      onClick={() => runCommand('palette.open')}
    >
      <IconSearch size={14} stroke={1.6} aria-hidden />
      <span className={styles.searchLabel}>Search or run</span>
      <KeyCap keys="Ctrl K" />
    </button>
  );
}

interface BookWhyProps {
  figure: BookFigure;
  at: FigureBox;
  summary: PortfolioSummary;
  onClose: () => void;
}

function BookWhy({ figure, at, summary, onClose }: BookWhyProps) {
  const negative = useNegativeStyle();
  const positions = useIpcQuery('positions.list', {});
  if (positions.isPending) return null;
  return (
    <WhyPopover at={at} explanation={explainBook(figure, summary, positions.data ?? [], negative)} onClose={onClose} />
  );
}

/** The whole book, on every page. */
export function BookHeader() {
  const summary = useIpcQuery('portfolios.summary', {});
  const [asked, setAsked] = useState<{ figure: BookFigure; at: FigureBox } | null>(null);
  let content: ReactNode = null;
  const onWhy: AskWhy = (figure) => (at) => setAsked({ figure, at });
  if (summary.data !== undefined) content = <Figures summary={summary.data} onWhy={onWhy} />;
  else if (summary.isError)
    content = <p className={styles.error}>The totals could not be read. {summary.error.message}</p>;
  return (
    <section className={styles.header} aria-label="Book" data-region="header">
      <dl className={styles.figures}>{content}</dl>
      {summary.data?.prices.sources.includes('simulated') && <span className={styles.simulated}>Simulated</span>}
      <SearchBox />
      {asked !== null && summary.data !== undefined && (
        <BookWhy {...asked} summary={summary.data} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
