import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface OtherValueProps {
  label: string;
  start: string;
  onSave: (text: string) => void;
}

/** What none of the offers says. Enter takes it. */
export function OtherValue({ label, start, onSave }: OtherValueProps) {
  const [text, setText] = useState('');
  return (
    <TextInput
      aria-label={label}
      placeholder="Other value"
      w={110}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || text === '' || text === start) return;
        event.preventDefault();
        onSave(text);
      }}
    />
  );
}
