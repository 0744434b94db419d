import { Popover } from '@mantine/core';
import { IconCheckbox, IconCopy, IconPencil, IconStack2, IconTag, IconTrash, IconX } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { classes } from '../../components/classes';
import { KeyCap } from '../../components/key-cap';
import { MissingNumber, NumberText } from '../../components/number-text';
import { greekParts, moneyParts, pnlParts, wholeNumber } from '../../format/number-format';
import { positionTotals } from './position-totals';
import styles from './selection-bar.module.css';
import { TagPicker } from './tag-picker';

export type PickerType = Tag['tagType'];

interface SelectionBarProps {
  positions: readonly Position[];
  tags: readonly Tag[];
  picker: PickerType | null;
  onPicker: (picker: PickerType | null) => void;
  onEdit: () => void;
  onClosePosition: () => void;
  onCopy: () => void;
  onDelete: () => void;
  onClear: () => void;
}

interface BarButtonProps extends Omit<ComponentProps<'button'>, 'onClick' | 'type'> {
  label: string;
  keys?: string;
  icon: ReactNode;
  onClick: () => void;
  /** Why it cannot be pressed. */
  blocked?: string | undefined;
  danger?: boolean;
}

function BarButton({ label, keys, icon, onClick, blocked, danger = false, ...rest }: BarButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={classes(styles.button, danger && styles.danger)}
      aria-disabled={blocked !== undefined}
      title={blocked}
      onClick={() => blocked === undefined && onClick()}
    >
      {icon}
      {label}
      {keys !== undefined && <KeyCap keys={keys} />}
    </button>
  );
}

export function SelectionBar(props: SelectionBarProps) {
  const { positions, tags, picker, onPicker } = props;
  const negative = useNegativeStyle();
  const totals = positionTotals(positions);
  const onlyOne = positions.length === 1 ? undefined : 'Select one position';
  const pickerButton = (type: PickerType, label: string, keys: string, icon: ReactNode) => (
    <Popover opened={picker === type} onChange={(opened) => onPicker(opened ? type : null)} position="top" width="auto">
      <Popover.Target>
        <BarButton label={label} keys={keys} icon={icon} onClick={() => onPicker(picker === type ? null : type)} />
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={label}>
        <TagPicker tagType={type} positions={positions} tags={tags} />
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <section className={styles.bar} aria-label="Selection" data-floating-bar>
      <b>{wholeNumber(positions.length)} selected</b>
      <dl className={styles.sums}>
        <div>
          <dt>Value</dt>
          <dd>
            {totals.net === null ? (
              <MissingNumber reason="no price" />
            ) : (
              <NumberText parts={moneyParts(totals.net, negative)} />
            )}
          </dd>
        </div>
        <div>
          <dt>P&L</dt>
          <dd>
            {totals.unrealized === null ? (
              <MissingNumber reason="no price or no entry price" />
            ) : (
              <NumberText parts={pnlParts(totals.unrealized, negative)} tone="pnl" />
            )}
          </dd>
        </div>
        {totals.greeks !== null && (
          <div>
            <dt>Delta</dt>
            <dd>
              <NumberText
                parts={greekParts('delta', totals.greeks.delta)}
                mock={positions.some((p) => p.greeks.source === 'mock')}
              />
            </dd>
          </div>
        )}
      </dl>
      {pickerButton('REGULAR', 'Tag', 'T', <IconTag size={16} stroke={1.6} aria-hidden />)}
      {pickerButton('STRATEGY', 'Strategy', 'G', <IconStack2 size={16} stroke={1.6} aria-hidden />)}
      <BarButton
        label="Edit"
        keys="F2"
        icon={<IconPencil size={16} stroke={1.6} aria-hidden />}
        blocked={onlyOne}
        onClick={props.onEdit}
      />
      <BarButton
        label="Close"
        icon={<IconCheckbox size={16} stroke={1.6} aria-hidden />}
        blocked={onlyOne}
        onClick={props.onClosePosition}
      />
      <BarButton label="Copy" icon={<IconCopy size={16} stroke={1.6} aria-hidden />} onClick={props.onCopy} />
      <BarButton
        label="Delete"
        danger
        icon={<IconTrash size={16} stroke={1.6} aria-hidden />}
        onClick={props.onDelete}
      />
      <button type="button" className={styles.clear} aria-label="Clear the selection" onClick={props.onClear}>
        <IconX size={14} stroke={1.6} aria-hidden />
      </button>
    </section>
  );
}
