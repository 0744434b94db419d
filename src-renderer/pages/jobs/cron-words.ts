const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function numbers(field: string, most: number): number[] | null {
  const list = field.split(',').map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : Number.NaN));
  return list.every((value) => value <= most) ? list : null;
}

/** On which sessions: "1-5" and "*" are all of them, "1,3" those of a Monday and a Wednesday. */
function dayWords(field: string): string | null {
  if (field === '*' || /^(1-5|mon-fri)$/i.test(field)) return 'every session';
  const list = numbers(field, 7);
  return list === null ? null : `sessions of a ${listed(list.map((day) => days[day] ?? ''))}`;
}

/**
 * What a cron line means, "16:00 New York on every session". Null for a line that is less plain than that: then the
 * back end's next run says what it comes to.
 */
export function cronWords(line: string): string | null {
  const [minute = '', hour = '', day, month, weekday = '', ...more] = line.trim().split(/\s+/);
  if (day !== '*' || month !== '*' || more.length > 0) return null;
  const minutes = numbers(minute, 59);
  const hours = numbers(hour, 23);
  const on = dayWords(weekday);
  if (minutes === null || hours === null || on === null) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  const times = hours.flatMap((each) => minutes.map((part) => `${pad(each)}:${pad(part)}`));
  return `${listed(times)} New York on ${on}`;
}
