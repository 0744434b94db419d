import { TextInput } from '@mantine/core';
import { IconList, IconSearch } from '@tabler/icons-react';
import { type Ref, useEffect, useState } from 'react';
import type { ImportPreview } from '../../../src-shared/ipc/imports';
import { classes } from '../../components/classes';
import { TagMark } from '../../components/tag-mark';
import { wholeNumber } from '../../format/number-format';
import styles from './import-page.module.css';
import { shownCount } from './preview-words';
import { type Filter, statusLooks } from './row-status';

/** Each row is in one of the first group; those of the second are rows of any kind that have something to say. */
const groups: readonly (readonly Filter[])[] = [
  ['all', 'problem', 'question', 'new', 'changed', 'gone', 'same', 'leftOut', 'skipped'],
  ['warning', 'duplicate'],
];

interface PreviewFiltersProps {
  preview: ImportPreview;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onSearch: (text: string) => void;
  searchRef: Ref<HTMLInputElement>;
}

export function PreviewFilters({ preview, filter, onFilter, onSearch, searchRef }: PreviewFiltersProps) {
  const { newTags } = preview;
  return (
    <div className={styles.counts}>
      <Search onSearch={onSearch} searchRef={searchRef} />
      {groups.map((filters) => (
        <div key={filters[0]} className={styles.filters}>
          {filters.map((each) => (
            <FilterButton key={each} filter={each} on={each === filter} preview={preview} onFilter={onFilter} />
          ))}
        </div>
      ))}
      {newTags.length > 0 && (
        <div className={styles.new}>
          New tags
          <ul>
            {newTags.slice(0, 5).map((tag) => (
              <li key={`${tag.tagType}-${tag.name}`}>
                <TagMark tag={{ ...tag, color: '#6b7280' }} />
              </li>
            ))}
          </ul>
          {newTags.length > 5 && (
            <span
              title={newTags
                .slice(5)
                .map((tag) => tag.name)
                .join(', ')}
            >
              and {newTags.length - 5} more
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** Rows are looked through in the back end, so not at every letter. */
function Search({ onSearch, searchRef }: Pick<PreviewFiltersProps, 'onSearch' | 'searchRef'>) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text), 150);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <TextInput
      ref={searchRef}
      aria-label="Find in the file"
      placeholder="Find"
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.preventDefault();
          setText('');
        }
      }}
    />
  );
}

interface FilterButtonProps {
  filter: Filter;
  on: boolean;
  preview: ImportPreview;
  onFilter: (filter: Filter) => void;
}

function FilterButton({ filter, on, preview: { counts }, onFilter }: FilterButtonProps) {
  const { word, icon: Icon, tone } = filter === 'all' ? { word: 'All rows', icon: IconList } : statusLooks[filter];
  const count = filter === 'skipped' ? counts.skipped : shownCount(counts, filter);
  const waits = (filter === 'problem' || filter === 'question') && count > 0;
  return (
    <button
      type="button"
      className={classes(styles.count, on && styles.on, count === 0 && styles.none)}
      aria-pressed={on}
      onClick={() => onFilter(filter)}
    >
      <Icon size={16} stroke={1.6} className={tone === undefined ? undefined : styles[tone]} aria-hidden />
      <span>{word}</span>
      <span className={waits ? styles.alarm : undefined}>{wholeNumber(count)}</span>
    </button>
  );
}
