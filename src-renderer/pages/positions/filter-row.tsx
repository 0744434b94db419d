import { Checkbox, Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TagMark } from '../../components/tag-mark';
import { TypeChip } from '../../components/type-chip';
import { dollars } from '../../format/number-format';
import { positionTypes, typeNames } from '../../format/position-words';
import { shareOfNav } from './position-columns';
import type { PositionTotals } from './positions-model';
import { usePositionsView } from './positions-view';
import styles from './toolbar.module.css';

interface FilterRowProps {
  tags: readonly Tag[];
  totals: PositionTotals;
  nav: bigint | null;
}

function FilterChip({ name, onClear, children }: { name: string; onClear: () => void; children: ReactNode }) {
  return (
    <fieldset className={styles.chip} aria-label={`${name} filter`}>
      <span className={styles.chipName}>{name}</span>
      <span className={styles.chipRule}>any of</span>
      <span className={styles.chipValues}>{children}</span>
      <button type="button" aria-label={`Clear the ${name.toLowerCase()} filter`} onClick={onClear}>
        <IconX size={12} stroke={1.6} aria-hidden />
      </button>
    </fieldset>
  );
}

function FilterMenu({ tags }: { tags: readonly Tag[] }) {
  const { view, change, toggleTag } = usePositionsView();
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={styles.filterButton}>
          <IconFilter size={14} stroke={1.6} aria-hidden />
          Filter
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover} aria-label="Filter">
        <h2 className={styles.heading}>Type</h2>
        <ul className={styles.options}>
          {positionTypes.map((type) => (
            <li key={type}>
              <Checkbox
                label={typeNames[type]}
                checked={view.types.includes(type)}
                onChange={(event) =>
                  change({
                    types: event.currentTarget.checked
                      ? [...view.types, type]
                      : view.types.filter((each) => each !== type),
                  })
                }
              />
            </li>
          ))}
        </ul>
        {tags.length > 0 && <h2 className={styles.heading}>Tag</h2>}
        <ul className={styles.options}>
          {tags.map((tag) => (
            <li key={tag.id}>
              <Checkbox
                label={<TagMark tag={tag} />}
                checked={view.tagIds.includes(tag.id)}
                onChange={() => toggleTag(tag.id)}
              />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function Sum({ name, value, extra }: { name: string; value: bigint | null; extra?: string | null }) {
  const negative = useNegativeStyle();
  return (
    <div className={styles.sum}>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <MissingNumber reason="nothing to add up" />
        ) : (
          <NumberText parts={dollars(value, 0, negative)} />
        )}
        {extra != null && <span className={styles.share}>{extra}</span>}
      </dd>
    </div>
  );
}

/** What is filtered at the left, sums of what is shown at the right. */
export function FilterRow({ tags, totals, nav }: FilterRowProps) {
  const { view, change } = usePositionsView();
  const negative = useNegativeStyle();
  const chosen = tags.filter((tag) => view.tagIds.includes(tag.id));
  const share = shareOfNav(totals.net, nav, negative);
  return (
    <div className={styles.filters}>
      {view.types.length > 0 && (
        <FilterChip name="Type" onClear={() => change({ types: [] })}>
          {view.types.map((type) => (
            <TypeChip key={type} type={type} />
          ))}
        </FilterChip>
      )}
      {chosen.length > 0 && (
        <FilterChip name="Tag" onClear={() => change({ tagIds: [] })}>
          {chosen.map((tag) => (
            <TagMark key={tag.id} tag={tag} />
          ))}
        </FilterChip>
      )}
      <FilterMenu tags={tags} />
      <dl className={styles.sums} aria-label="Sums of what is shown">
        <Sum name="Long" value={totals.long} />
        <Sum name="Short" value={totals.short} />
        <Sum name="Gross" value={totals.gross} />
        <Sum name="Net" value={totals.net} extra={share === null ? null : `${share} of NAV`} />
      </dl>
    </div>
  );
}
