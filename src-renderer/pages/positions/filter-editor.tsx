import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import { parseDecimal } from '../../../src-shared/domain/decimal';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { PositionFilter } from '../../../src-shared/ipc/views';
import { TagMark } from '../../components/tag-mark';

import { positionTypes, typeNames } from '../../format/position-words';
import styles from './filters.module.css';

/** What the positions at hand can be filtered by. */
export interface FilterChoices {
  tags: readonly Tag[];
  underlyings: readonly string[];
  accounts: readonly string[];
  currencies: readonly string[];
}

/** Which import is shown is chosen where the imports stand. */
type EditableFilter = Exclude<PositionFilter, { kind: 'import' }>;

interface FilterEditorProps {
  filter: EditableFilter;
  choices: FilterChoices;
  onChange: (filter: PositionFilter) => void;
  /** Enter in a field. */
  onDone: () => void;
}

/** What a filter compares with, to be chosen. It works at once, as the table shows. */
export function FilterEditor({ filter, choices, onChange, onDone }: FilterEditorProps) {
  switch (filter.kind) {
    case 'type':
      return (
        <ChoiceList
          choices={positionTypes.map((type) => ({ value: type, text: typeNames[type] }))}
          chosen={filter.types}
          onChosen={(types) => onChange({ ...filter, types })}
        />
      );
    case 'tags':
      return (
        <>
          <SegmentedControl
            fullWidth
            aria-label="How the tags match"
            data={[
              { value: 'any', label: 'Any of' },
              { value: 'all', label: 'All of' },
              { value: 'none', label: 'None of' },
            ]}
            value={filter.match}
            onChange={(match) => onChange({ ...filter, match })}
          />
          <ChoiceList
            choices={choices.tags.map((tag) => ({ value: tag.id, text: tag.name, label: <TagMark tag={tag} /> }))}
            chosen={filter.tagIds}
            onChosen={(tagIds) => onChange({ ...filter, tagIds })}
            search="Find a tag"
          />
        </>
      );
    case 'underlying':
      return (
        <ChoiceList
          choices={choices.underlyings.map((value) => ({ value, text: value }))}
          chosen={filter.underlyings}
          onChosen={(underlyings) => onChange({ ...filter, underlyings })}
          search="Find an underlying"
        />
      );
    case 'account':
      return (
        <ChoiceList
          choices={choices.accounts.map((value) => ({ value, text: value === '' ? 'No account' : value }))}
          chosen={filter.accounts}
          onChosen={(accounts) => onChange({ ...filter, accounts })}
        />
      );
    case 'currency':
      return (
        <ChoiceList
          choices={choices.currencies.map((value) => ({ value, text: value }))}
          chosen={filter.currencies}
          onChosen={(currencies) => onChange({ ...filter, currencies })}
        />
      );
    case 'expiry':
      return (
        <NumberField
          label="Expires within"
          description="Days from today; what expired already counts too"
          value={String(filter.withinDays)}
          read={(text) => (/^\d{1,4}$/.test(text.trim()) ? { ...filter, withinDays: Number(text) } : null)}
          problem="A whole number of days, such as 30."
          onChange={onChange}
          onDone={onDone}
        />
      );
    case 'value':
      return (
        <NumberField
          label="Value at least"
          description="Of its size: a short of 5,000 counts as 5,000"
          value={filter.atLeast}
          read={(text) => {
            const parsed = parseDecimal(text);
            return parsed.ok && !parsed.value.startsWith('-') ? { ...filter, atLeast: parsed.value } : null;
          }}
          problem="An amount above zero, such as 10000."
          onChange={onChange}
          onDone={onDone}
        />
      );
    case 'pnl':
    case 'dayPnl':
      return (
        <SegmentedControl
          aria-label={filter.kind === 'pnl' ? 'P&L' : 'Day P&L'}
          data={[
            { value: 'gain', label: 'A gain' },
            { value: 'loss', label: 'A loss' },
          ]}
          value={filter.direction}
          onChange={(direction) => onChange({ ...filter, direction })}
        />
      );
    case 'price':
      return (
        <SegmentedControl
          aria-label="Price"
          data={[
            { value: 'none', label: 'Missing' },
            { value: 'some', label: 'Known' },
            { value: 'doubtful', label: 'Needs a look' },
          ]}
          value={filter.has}
          onChange={(has) => onChange({ ...filter, has })}
        />
      );
  }
}

/** More are found by typing. */
const listed = 100;

interface ChoiceListProps<Value extends string> {
  choices: readonly { value: Value; text: string; label?: ReactNode }[];
  chosen: readonly Value[];
  onChosen: (chosen: Value[]) => void;
  search?: string;
}

function ChoiceList<Value extends string>({ choices, chosen, onChosen, search }: ChoiceListProps<Value>) {
  const [typed, setTyped] = useState('');
  const word = typed.trim().toLowerCase();
  const matching = choices.filter(({ text }) => text.toLowerCase().includes(word));
  return (
    <>
      {search !== undefined && choices.length > 8 && (
        <TextInput
          className={styles.search}
          aria-label={search}
          placeholder={search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul className={styles.choices}>
        {matching.slice(0, listed).map(({ value, text, label }) => (
          <li key={value}>
            <Checkbox
              label={label ?? text}
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChosen(event.currentTarget.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            />
          </li>
        ))}
      </ul>
      {matching.length === 0 && (
        <p className={styles.hint}>{choices.length === 0 ? 'There are none yet.' : 'None is called so.'}</p>
      )}
      {matching.length > listed && (
        <p className={styles.hint}>{counted(matching.length - listed, 'more', 'more')}: type to find them.</p>
      )}
    </>
  );
}

interface NumberFieldProps {
  label: string;
  description: string;
  value: string;
  /** Null when the text means nothing yet. */
  read: (text: string) => PositionFilter | null;
  problem: string;
  onChange: (filter: PositionFilter) => void;
  onDone: () => void;
}

function NumberField({ label, description, value, read, problem, onChange, onDone }: NumberFieldProps) {
  const [text, setText] = useState(value);
  return (
    <TextInput
      label={label}
      description={description}
      data-autofocus
      autoComplete="off"
      value={text}
      error={read(text) === null ? problem : undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const filter = read(event.currentTarget.value);
        if (filter !== null) onChange(filter);
      }}
      onKeyDown={(event) => event.key === 'Enter' && onDone()}
    />
  );
}
