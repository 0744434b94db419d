import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { PositionFilter } from '../../../src-shared/ipc/views';
import { TagMark } from '../../components/tag-mark';
import { TypeChip } from '../../components/type-chip';
import { moneyParts, textOf } from '../../format/number-format';
import { type FilterChoices, FilterEditor } from './filter-editor';
import styles from './filters.module.css';
import { type FilterKind, filterKey, type TagMatch } from './position-filters';

export const filterNames: Record<FilterKind, string> = {
  type: 'Type',
  tags: 'Tag',
  underlying: 'Underlying',
  account: 'Account',
  expiry: 'Expiry',
  pnl: 'P&L',
  dayPnl: 'Day P&L',
  value: 'Value',
  price: 'Price',
  currency: 'Currency',
  import: 'Import',
};

const matchWords: Record<TagMatch, string> = { any: 'any of', all: 'all of', none: 'none of' };

const priceWords = { none: 'missing', some: 'known', doubtful: 'in need of a look' } as const;

/** As many as a chip has room for; the rest is counted. */
const namedChoices = 3;

function choiceWords(choices: readonly string[], empty: string): string {
  const names = choices.slice(0, namedChoices).map((choice) => (choice === '' ? empty : choice));
  const rest = choices.length - names.length;
  return names.join(', ') + (rest > 0 ? ` +${rest}` : '');
}

/** A filter in words: what it compares by, and with what. */
function chipWords(filter: PositionFilter, tags: ReadonlyMap<string, Tag>): { rule: string; values: ReactNode } {
  switch (filter.kind) {
    case 'type':
      return { rule: 'any of', values: filter.types.map((type) => <TypeChip key={type} type={type} />) };
    case 'tags': {
      const chosen = filter.tagIds.flatMap((id) => tags.get(id) ?? []);
      return { rule: matchWords[filter.match], values: chosen.map((tag) => <TagMark key={tag.id} tag={tag} />) };
    }
    case 'underlying':
      return { rule: 'any of', values: choiceWords(filter.underlyings, '') };
    case 'account':
      return { rule: 'any of', values: choiceWords(filter.accounts, 'no account') };
    case 'currency':
      return { rule: 'any of', values: choiceWords(filter.currencies, '') };
    case 'expiry':
      return { rule: 'within', values: counted(filter.withinDays, 'day') };
    case 'pnl':
    case 'dayPnl':
      return { rule: 'is', values: filter.direction === 'gain' ? 'a gain' : 'a loss' };
    case 'value':
      return { rule: 'at least', values: textOf(moneyParts(filter.atLeast, 'minus')).replace(/\.00$/, '') };
    case 'import':
      return { rule: '', values: filter.fileName };
    case 'price':
      return { rule: 'is', values: priceWords[filter.has] };
  }
}

interface FilterChipProps {
  filter: PositionFilter;
  choices: FilterChoices;
  tags: ReadonlyMap<string, Tag>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onChange: (filter: PositionFilter) => void;
  onClear: () => void;
}

/** One filter: it says what it does, opens to be changed, and goes. */
export function FilterChip({ filter, choices, tags, opened, onOpened, onChange, onClear }: FilterChipProps) {
  const { rule, values } = chipWords(filter, tags);
  const name = filterNames[filter.kind];
  const which = filterKey(filter).endsWith(':all') || filterKey(filter).endsWith(':none') ? `, ${rule}` : '';
  const words = (
    <>
      <span className={styles.name}>{name}</span> {rule !== '' && <span className={styles.rule}>{rule} </span>}
      <span className={styles.values}>{values}</span>
    </>
  );
  return (
    <fieldset className={styles.chip} aria-label={`${name} filter${which}`}>
      {filter.kind === 'import' ? (
        <span className={styles.edit}>{words}</span>
      ) : (
        <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={styles.edit} onClick={() => onOpened(!opened)}>
              {words}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles.popover}>
            <FilterEditor filter={filter} choices={choices} onChange={onChange} onDone={() => onOpened(false)} />
          </Popover.Dropdown>
        </Popover>
      )}
      <button
        type="button"
        className={styles.clear}
        aria-label={`Clear the ${name.toLowerCase()} filter${which}`}
        onClick={onClear}
      >
        <IconX size={12} stroke={1.6} aria-hidden />
      </button>
    </fieldset>
  );
}
