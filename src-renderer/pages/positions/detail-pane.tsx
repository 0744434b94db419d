import { Button, Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import { counted } from '../../../src-shared/domain/counted';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { MissingNumber, NumberText } from '../../components/number-text';
import { Section, SidePane } from '../../components/side-pane';
import { TagMark } from '../../components/tag-mark';
import { TypeChip } from '../../components/type-chip';
import { dollars, moneyParts, percentParts, pnlParts, quantityParts } from '../../format/number-format';
import { signedQuantity } from '../../format/position-words';
import { ContractFacts, GreekFacts, HoldingFacts, OriginFacts } from './detail-facts';
import styles from './detail-pane.module.css';
import { type Group, totalsOf } from './figure-columns';
import { groupName } from './group-cells';
import { reasonOf, tagsOf } from './position-cells';
import { underlyingOf } from './position-groups';
import { excludedWords, type PositionTotals } from './position-totals';
import { TagPicker } from './tag-picker';

/** What the pane is about. */
export type Detailed = { kind: 'row'; row: Position } | { kind: 'group'; group: Group };

interface DetailPaneProps {
  /** Null: nothing is chosen. */
  shown: Detailed | null;
  positions: readonly Position[];
  tags: readonly Tag[];
  onShow: (position: Position) => void;
  onClose: () => void;
  onEdit: (position: Position) => void;
  onPrice: (position: Position) => void;
  onClosePosition: (position: Position) => void;
  onDelete: (position: Position) => void;
}

/** Everything that is known of the position that the keyboard stands on. */
export function DetailPane({ shown, onClose, ...rest }: DetailPaneProps) {
  return (
    <SidePane label="Details" closeLabel="Close the details" onClose={onClose}>
      {shown === null && <p className={styles.quiet}>Choose a row to see its details.</p>}
      {shown?.kind === 'group' && <GroupDetail group={shown.group} onShow={rest.onShow} />}
      {shown?.kind === 'row' && <PositionDetail key={shown.row.id} position={shown.row} {...rest} />}
    </SidePane>
  );
}

type PositionDetailProps = Omit<DetailPaneProps, 'shown' | 'onClose'> & { position: Position };

function PositionDetail({ position, positions, tags, onShow, ...actions }: PositionDetailProps) {
  const underlying = underlyingOf(position);
  const others = positions.filter((each) => each.id !== position.id && underlyingOf(each) === underlying);
  return (
    <>
      <h2>
        {symbolText(position)} <TypeChip type={position.positionType} />
      </h2>
      <Worth
        value={position.marketValue}
        valueMissing={reasonOf(position, 'marketValue')}
        pnl={position.unrealizedPnl}
        pnlMissing={reasonOf(position, 'unrealizedPnl')}
        pnlPct={position.unrealizedPnlPct}
        day={position.dayPnl}
        dayMissing={reasonOf(position, 'dayPnl')}
        dayPct={position.dayPnlPct}
      />
      <MissingNote position={position} onPrice={actions.onPrice} onEdit={actions.onEdit} />
      <HoldingFacts position={position} />
      <ContractFacts position={position} />
      <GreekFacts greeks={position.greeks} mock={position.greeks.source === 'mock'} />
      <TagsSection position={position} tags={tags} />
      <OriginFacts position={position} />
      {others.length > 0 && (
        <Section title={`${counted(others.length, 'other position', 'other positions')} in ${underlying}`}>
          <Lots positions={others} onShow={onShow} />
        </Section>
      )}
      <div className={styles.actions}>
        <Button onClick={() => actions.onEdit(position)}>Edit</Button>
        <Button onClick={() => actions.onPrice(position)}>Set price</Button>
        <Button onClick={() => actions.onClosePosition(position)}>Close</Button>
        <Button className={styles.danger} onClick={() => actions.onDelete(position)}>
          Delete
        </Button>
      </div>
    </>
  );
}

interface WorthProps {
  value: string | bigint | null;
  valueMissing: string;
  pnl: string | bigint | null;
  pnlMissing: string;
  pnlPct: string | bigint | null;
  day: string | bigint | null;
  dayMissing: string;
  dayPct: string | null;
}

function Worth({ value, valueMissing, pnl, pnlMissing, pnlPct, day, dayMissing, dayPct }: WorthProps) {
  const negative = useNegativeStyle();
  return (
    <dl className={styles.worth}>
      <div>
        <dt>Value</dt>
        <dd>
          {value === null ? (
            <MissingNumber reason={valueMissing} />
          ) : (
            <NumberText parts={dollars(value, 2, negative)} />
          )}
        </dd>
      </div>
      <div>
        <dt>Unrealized P&L</dt>
        <dd>
          {pnl === null ? (
            <MissingNumber reason={pnlMissing} />
          ) : (
            <NumberText parts={pnlParts(pnl, negative)} tone="pnl" />
          )}
          {pnlPct !== null && (
            <span className={styles.percent}>
              <NumberText parts={percentParts(pnlPct, 'pnl', negative)} tone="pnl" />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>Day P&L</dt>
        <dd>
          {day === null ? (
            <MissingNumber reason={dayMissing} />
          ) : (
            <NumberText parts={pnlParts(day, negative)} tone="pnl" />
          )}
          {dayPct !== null && (
            <span className={styles.percent}>
              <NumberText parts={percentParts(dayPct, 'day', negative)} tone="pnl" />
            </span>
          )}
        </dd>
      </div>
    </dl>
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Why figures are missing, and what brings them. */
function MissingNote({
  position,
  onPrice,
  onEdit,
}: Pick<DetailPaneProps, 'onPrice' | 'onEdit'> & { position: Position }) {
  if (position.marketValue === null) {
    return (
      <p className={styles.note}>
        {capitalized(reasonOf(position, 'marketValue'))}: it has no value, P&L or weight, and the totals leave it out.{' '}
        <button type="button" onClick={() => onPrice(position)}>
          Set price
        </button>
      </p>
    );
  }
  if (position.toSettle) {
    return <p className={styles.note}>Expired, and worth this at its expiry. Close it at that price, or delete it.</p>;
  }
  if (position.entryPrice !== null) return null;
  return (
    <p className={styles.note}>
      Without an entry price its cost and P&L are not known.{' '}
      <button type="button" onClick={() => onEdit(position)}>
        Enter it
      </button>
    </p>
  );
}

function TagsSection({ position, tags }: { position: Position; tags: readonly Tag[] }) {
  const [picking, setPicking] = useState<Tag['tagType'] | null>(null);
  const own = tagsOf(position, new Map(tags.map((tag) => [tag.id, tag])));
  const picker = (tagType: Tag['tagType'], name: string) => (
    <Popover
      opened={picking === tagType}
      onChange={(opened) => setPicking(opened ? tagType : null)}
      position="bottom-end"
      returnFocus
    >
      <Popover.Target>
        <button type="button" onClick={() => setPicking(picking === tagType ? null : tagType)}>
          <IconPlus size={12} stroke={1.6} aria-hidden /> {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={name}>
        <TagPicker tagType={tagType} positions={[position]} tags={tags} />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <Section title="Tags">
      <div className={styles.tags}>
        {own.map((tag) => (
          <TagMark key={tag.id} tag={tag} />
        ))}
        {picker('REGULAR', 'Tag')}
        {picker('STRATEGY', 'Strategy')}
      </div>
    </Section>
  );
}

/** More than these are in the table. */
const listedLots = 12;

function Lots({ positions, onShow }: { positions: readonly Position[]; onShow: (position: Position) => void }) {
  const negative = useNegativeStyle();
  return (
    <>
      <ul className={styles.lots}>
        {positions.slice(0, listedLots).map((position) => (
          <li key={position.id}>
            <button type="button" onClick={() => onShow(position)}>
              <span className={styles.lotName}>{symbolText(position)}</span>
              <NumberText parts={quantityParts(signedQuantity(position))} tone="quiet" />
              {position.marketValue === null ? (
                <MissingNumber reason="no price" />
              ) : (
                <NumberText parts={moneyParts(position.marketValue, negative)} />
              )}
            </button>
          </li>
        ))}
      </ul>
      {positions.length > listedLots && (
        <p className={styles.quiet}>and {counted(positions.length - listedLots, 'more', 'more')}</p>
      )}
    </>
  );
}

function GroupDetail({ group, onShow }: { group: Group; onShow: (position: Position) => void }) {
  const totals: PositionTotals = totalsOf(group);
  const excluded = excludedWords(totals);
  return (
    <>
      <h2>{group.tag === null ? groupName(group) : <TagMark tag={group.tag} />}</h2>
      <Worth
        value={totals.net}
        valueMissing="no position here has a price"
        pnl={totals.unrealized}
        pnlMissing="no position here has a price and an entry price"
        pnlPct={totals.unrealizedPct}
        day={totals.day}
        dayMissing="no position here has a day P&L"
        dayPct={null}
      />
      {excluded !== null && <p className={styles.note}>{excluded}: the sums leave the others out.</p>}
      {totals.greeks !== null && <GreekFacts greeks={totals.greeks} mock={totals.mock > 0} />}
      <Section title={counted(group.positions.length, 'position')}>
        <Lots positions={group.positions} onShow={onShow} />
      </Section>
    </>
  );
}
