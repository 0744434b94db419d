export interface CopiedData {
  text: string;
  html?: string;
}

export function writeCopied(data: DataTransfer, { text, html }: CopiedData): void {
  data.setData('text/plain', text);
  if (html !== undefined) data.setData('text/html', html);
}

/**
 * Copies by a copy event, as Ctrl+C does. `navigator.clipboard` asks for a permission, and the window denies them all.
 */
export function copyData(copied: CopiedData): boolean {
  const onCopy = (event: ClipboardEvent) => {
    if (event.clipboardData !== null) writeCopied(event.clipboardData, copied);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}
