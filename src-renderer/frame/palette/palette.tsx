import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { counted } from '../../../src-shared/domain/counted';
import { useNegativeStyle } from '../../appearance';
import { classes } from '../../components/classes';
import { KeyCap } from '../../components/key-cap';
import { MissingNumber, NumberText } from '../../components/number-text';
import { TypeChip } from '../../components/type-chip';
import { useListbox } from '../../components/use-listbox';
import { moneyParts, pnlParts } from '../../format/number-format';
import { reasonWords } from '../../format/position-words';
import { useIpcQuery } from '../../ipc/client';
import { useSession } from '../../ipc/session';
import { useCommandList } from '../../state/commands';
import { useOpenDialog } from '../../state/dialogs';
import { hotkeyText } from '../../state/hotkey';
import { markedName } from './matching';
import styles from './palette.module.css';
import {
  commandEntries,
  type PaletteEntry,
  type PositionEntry,
  paletteSections,
  positionEntries,
} from './palette-entries';

function Name({ name, detail, query }: { name: string; detail?: string | undefined; query: string }) {
  return (
    <span className={styles.name}>
      {markedName(name, query.replace('>', '')).map(({ text, hit }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one name have no other identity
        hit ? <b key={index}>{text}</b> : <span key={index}>{text}</span>,
      )}
      {detail !== undefined && <span className={styles.detail}> {detail}</span>}
    </span>
  );
}

function PositionFigures({ position }: { position: PositionEntry['position'] }) {
  const negative = useNegativeStyle();
  const { marketValue, unrealizedPnl, missing } = position;
  return (
    <span className={styles.figures}>
      <span>
        {marketValue === null ? (
          <MissingNumber reason={reasonWords[missing.marketValue ?? 'NO_PRICE']} />
        ) : (
          <NumberText parts={moneyParts(marketValue, negative)} />
        )}
      </span>
      <span className={styles.pnl}>
        {unrealizedPnl === null ? (
          <MissingNumber reason={reasonWords[missing.unrealizedPnl ?? 'NO_PRICE']} />
        ) : (
          <NumberText parts={pnlParts(unrealizedPnl, negative)} tone="pnl" />
        )}
      </span>
    </span>
  );
}

function EntryContent({ entry, query }: { entry: PaletteEntry; query: string }) {
  if (entry.kind === 'position') {
    return (
      <>
        <TypeChip type={entry.position.positionType} />
        <Name name={entry.name} query={query} />
        <PositionFigures position={entry.position} />
      </>
    );
  }
  const Icon = entry.icon;
  return (
    <>
      <span className={styles.icon}>{Icon && <Icon size={16} stroke={1.6} aria-hidden />}</span>
      <Name name={entry.name} detail={entry.detail} query={query} />
      {entry.keys !== undefined && <KeyCap keys={hotkeyText(entry.keys)} />}
    </>
  );
}

interface PaletteProps {
  /** Ids of the commands that were run last, newest first. */
  recent: readonly string[];
  onRun: (commandId: string) => void;
  onClose: () => void;
}

/** Everything that can be done or gone to, by its name. */
export function Palette({ recent, onRun, onClose }: PaletteProps) {
  useOpenDialog();
  const { session } = useSession();
  const [query, setQuery] = useState('');
  const commandList = useCommandList();
  const positions = useIpcQuery('positions.list', {}, { enabled: session !== null }).data;
  const commands = useMemo(() => commandEntries(commandList), [commandList]);
  const findablePositions = useMemo(() => positionEntries(positions ?? []), [positions]);
  const sections = useMemo(
    () => paletteSections(query, commands, findablePositions, recent),
    [query, commands, findablePositions, recent],
  );
  const entries = sections.flatMap((section) => section.entries);
  const choose = (index: number) => {
    const entry = entries[index];
    if (entry === undefined) return;
    if (entry.kind === 'command') onRun(entry.id);
    // Closed first: what it runs may open a dialog, which gives the focus back to where the palette took it from.
    flushSync(onClose);
    entry.run();
  };
  const { active, setActive, listId, inputProps, optionProps } = useListbox(entries.length, choose);
  let next = 0;

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={580}
      yOffset={96}
      padding={0}
      radius="lg"
      classNames={{ content: styles.palette }}
    >
      <Modal.Overlay backgroundOpacity={1} color="var(--scrim)" />
      <Modal.Content aria-label="Search or run">
        <div className={styles.search}>
          <IconSearch size={16} stroke={1.6} aria-hidden />
          <input
            {...inputProps}
            data-autofocus
            aria-label="Search or run"
            placeholder={session === null ? 'Run' : 'Search positions, or run'}
            maxLength={100}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setActive(0);
            }}
          />
          <KeyCap keys="Esc" />
        </div>
        <div id={listId} role="listbox" aria-label="Found" className={styles.list}>
          {sections.map(({ title, entries: found }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div key={title} role="group" aria-label={title}>
              <div className={styles.heading} aria-hidden>
                {title}
              </div>
              {found.map((entry) => {
                const index = next++;
                return (
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is in the props
                  <div
                    key={entry.id}
                    {...optionProps(index)}
                    aria-selected={index === active}
                    className={classes(styles.option, index === active && styles.active)}
                  >
                    <EntryContent entry={entry} query={query} />
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {entries.length === 0 && <p className={styles.none}>Nothing is called that.</p>}
        <div className="visually-hidden" role="status">
          {query !== '' && counted(entries.length, 'result')}
        </div>
        <div className={styles.foot} aria-hidden>
          <span>Arrow keys choose</span>
          <span>Enter opens</span>
          {session !== null && <span className={styles.right}>&gt; commands only</span>}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
