import { counted } from '../../../src-shared/domain/counted';
import type { Position } from '../../../src-shared/ipc/positions';
import { useNegativeStyle } from '../../appearance';
import { MissingNumber, NumberText } from '../../components/number-text';
import { Fact, facts, Section } from '../../components/side-pane';
import { dateText, daysBetween, localIsoDate, momentText } from '../../format/date-format';
import {
  exactPriceParts,
  type Greek,
  greekParts,
  moneyParts,
  percentParts,
  quantityParts,
  strikeText,
  textOf,
} from '../../format/number-format';
import { signedQuantity, sourceName } from '../../format/position-words';
import { useIpcQuery } from '../../ipc/client';
import styles from './detail-pane.module.css';
import { priceDoubt, reasonOf } from './position-cells';
import { underlyingOf } from './position-groups';
import { useHeldSymbols } from './use-held-symbols';

/** What is held, what was paid and what it is worth now. */
export function HoldingFacts({ position }: { position: Position }) {
  const negative = useNegativeStyle();
  const held = useHeldSymbols().has(position.symbol);
  const { entryPrice, entryDate, costBasis, lastPrice, weightPct, currency, optionType, underlyingPrice, sector } =
    position;
  return (
    <dl className={facts}>
      <Fact name="Quantity">
        <NumberText parts={quantityParts(signedQuantity(position))} />
      </Fact>
      <Fact name="Entry price">
        {entryPrice === null ? (
          <MissingNumber reason="entry price not known" />
        ) : (
          <NumberText parts={exactPriceParts(entryPrice)} />
        )}
      </Fact>
      <Fact name="Entry date">
        {entryDate === null ? <MissingNumber reason="entry date not known" /> : dateText(entryDate)}
      </Fact>
      <Fact name="Cost">
        {costBasis === null ? (
          <MissingNumber reason={reasonOf(position, 'costBasis')} />
        ) : (
          <NumberText parts={moneyParts(costBasis, negative)} />
        )}
      </Fact>
      <Fact name="Last price">
        {lastPrice === null ? <MissingNumber reason="no price" /> : <NumberText parts={exactPriceParts(lastPrice)} />}
      </Fact>
      {lastPrice !== null && <Fact name="Price from">{priceOrigin(position)}</Fact>}
      {lastPrice !== null && <Fact name="Price is">{priceDoubt(position, held) ?? 'of the last session'}</Fact>}
      {optionType !== null && (
        <Fact name="Underlying price">
          {underlyingPrice === null ? (
            <MissingNumber reason="the underlying has no price" />
          ) : (
            <NumberText parts={exactPriceParts(underlyingPrice)} />
          )}
        </Fact>
      )}
      <Fact name="Weight in NAV">
        {weightPct === null ? (
          <MissingNumber reason={reasonOf(position, 'weightPct')} />
        ) : (
          <NumberText parts={percentParts(weightPct, 'weight', negative)} />
        )}
      </Fact>
      {currency !== 'USD' && <Fact name="Currency">{currency}, not in totals</Fact>}
      <Fact name="Sector">{sector ?? <MissingNumber reason="nobody knows the sector" />}</Fact>
      {position.account !== null && <Fact name="Account">{position.account}</Fact>}
    </dl>
  );
}

function priceOrigin({ lastPriceSource, lastPriceDate }: Position): string {
  const source = lastPriceSource === null ? 'source not known' : sourceName(lastPriceSource);
  if (lastPriceDate === null) return source;
  const age = daysBetween(lastPriceDate, localIsoDate(new Date()));
  return `${source}, ${dateText(lastPriceDate)}, ${age <= 0 ? 'today' : `${counted(age, 'day')} old`}`;
}

/** The contract's terms; nothing for a stock. */
export function ContractFacts({ position }: { position: Position }) {
  const { expirationDate, strikePrice, optionType, daysToExpiry } = position;
  if (expirationDate === null || strikePrice === null || optionType === null) return null;
  return (
    <Section title="Contract">
      <dl className={facts}>
        <Fact name="Underlying">{underlyingOf(position)}</Fact>
        <Fact name="Expiry">{dateText(expirationDate)}</Fact>
        <Fact name="Days to expiry">
          {daysToExpiry === null ? (
            <MissingNumber reason="not known" />
          ) : daysToExpiry < 0 ? (
            `expired ${counted(-daysToExpiry, 'day')} ago`
          ) : (
            daysToExpiry
          )}
        </Fact>
        <Fact name="Strike">{`${strikeText(strikePrice)} ${optionType === 'CALL' ? 'call' : 'put'}`}</Fact>
        <Fact name="Multiplier">{textOf(quantityParts(position.contractMultiplier))}</Fact>
        <Fact name="OCC symbol">
          <span className={styles.mono}>{position.symbol}</span>
        </Fact>
      </dl>
    </Section>
  );
}

const greekNames: readonly Greek[] = ['delta', 'gamma', 'theta', 'vega', 'rho'];

/** Greeks in lots; `mock` says that they are the specification's placeholders. */
export function GreekFacts({ greeks, mock }: { greeks: Record<Greek, number>; mock: boolean }) {
  return (
    <Section title={mock ? 'Mock Greeks, lots' : 'Model Greeks, lots'}>
      <dl className={styles.greeks}>
        {greekNames.map((greek) => (
          <Fact key={greek} name={`${greek.charAt(0).toUpperCase()}${greek.slice(1)}`}>
            <NumberText parts={greekParts(greek, greeks[greek])} mock={mock} />
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

/** The file and the row that the position came from. */
export function OriginFacts({ position }: { position: Position }) {
  const origin = useIpcQuery('positions.origin', { id: position.id });
  // Small and quick: while it is read nothing stands here, rather than a block that comes and goes.
  if (origin.data === undefined) return null;
  return (
    <Section title="Where it came from">
      {origin.data === null ? (
        <p className={styles.quiet}>Entered by hand.</p>
      ) : (
        <dl className={facts}>
          <Fact name="File">{origin.data.fileName}</Fact>
          <Fact name="Imported">{momentText(origin.data.importedAt)}</Fact>
          {origin.data.row !== null && <Fact name="Row">{origin.data.row}</Fact>}
        </dl>
      )}
    </Section>
  );
}
