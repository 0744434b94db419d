import { IconFileTypeCsv } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useImport } from '../pages/import/import-state';
import { type OpenedFile, takePriceFiles } from '../pages/market-data/price-files';
import { showToast } from '../state/toasts';
import styles from './drop-target.module.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** None for what cannot be read: a folder, or a file that went away while it was dragged. */
async function opened(file: File): Promise<OpenedFile[]> {
  try {
    return [{ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }];
  } catch {
    showToast({ tone: 'error', message: `${file.name} could not be read. Nothing was changed; drop a file.` });
    return [];
  }
}

/** The whole window takes a file; without this Chromium would open it in place of the app. */
export function DropTarget() {
  const { openBytes } = useImport();
  const [over, setOver] = useState(false);

  useEffect(() => {
    // dragenter and dragleave come for every element on the way: only leaving the window counts.
    let depth = 0;
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onDrop = async (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const dropped = [...(event.dataTransfer?.files ?? [])];
      const others = await takePriceFiles((await Promise.all(dropped.map(opened))).flat());
      const [file] = others;
      if (file === undefined) return;
      if (others.length > 1) {
        showToast({
          tone: 'error',
          message: `An import takes one file, ${others.length} were dropped. Nothing was read; drop them one after another.`,
        });
        return;
      }
      await openBytes(file.fileName, file.bytes);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [openBytes]);

  if (!over) return null;
  return (
    <div className={styles.overlay} aria-hidden>
      <div className={styles.target}>
        <IconFileTypeCsv size={36} stroke={1.2} aria-hidden />
        <p>Drop the file to look at it</p>
        <p className={styles.sub}>Nothing is written before you say so.</p>
      </div>
    </div>
  );
}
