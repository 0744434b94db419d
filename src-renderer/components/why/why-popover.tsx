import { ActionIcon, Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { useOpenDialog } from '../../state/dialogs';
import { MissingNumber, NumberText } from '../number-text';
import type { Explanation } from './explanation';
import styles from './why-popover.module.css';

/** Where the figure stands on the screen. */
export type FigureBox = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

interface WhyPopoverProps {
  at: FigureBox;
  explanation: Explanation;
  onClose: () => void;
}

/** Every number answers "why": the formula in words and in numbers, and what it was made of, beside the number. */
export function WhyPopover({ at, ...rest }: WhyPopoverProps) {
  return (
    <Popover
      opened
      onChange={(opened) => !opened && rest.onClose()}
      position="bottom-end"
      offset={6}
      width={400}
      trapFocus
      closeOnEscape={false}
      withRoles={false}
    >
      <Popover.Target>
        <span
          className={styles.anchor}
          style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
          aria-hidden
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        <Content {...rest} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Content({ explanation, onClose }: Omit<WhyPopoverProps, 'at'>) {
  useOpenDialog();
  const titleId = useId();
  const { title, subject, result, tone, mock, missing, formula, inputs, footnote } = explanation;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'i') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div role="dialog" aria-modal="true" aria-labelledby={titleId} className={styles.why} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 id={titleId}>
          {title} <span className={styles.subject}>{subject}</span>
        </h2>
        <ActionIcon size={24} aria-label="Close" onClick={onClose} data-autofocus>
          <IconX size={14} stroke={1.6} aria-hidden />
        </ActionIcon>
      </header>
      <p className={styles.result}>
        {result === null ? (
          <MissingNumber reason={missing ?? 'not known'} />
        ) : (
          <NumberText parts={result} tone={tone} mock={mock} />
        )}
      </p>
      {missing !== null && <p className={styles.missing}>Missing: {missing}.</p>}
      {formula !== null && (
        <p className={styles.formula}>
          {formula.words}
          {formula.numbers !== null && <span className={styles.numbers}>{formula.numbers}</span>}
        </p>
      )}
      {inputs.length > 0 && (
        <dl className={styles.inputs}>
          {inputs.map(({ label, value, note }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd className={note ? undefined : styles.alone}>{value}</dd>
              {note !== null && note !== '' && <dd className={styles.note}>{note}</dd>}
            </div>
          ))}
        </dl>
      )}
      {footnote !== null && <p className={styles.footnote}>{footnote}</p>}
    </div>
  );
}
