const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(isoDate: string): Day {
  const [year = 0, month = 1, day = 1] = isoDate.split('-').map(Number);
  return { year, month, day };
}

/** A calendar day has no zone: it is never turned into a moment, so it can never slip to the day before. */
export function dateText(isoDate: string): string {
  const { year, month, day } = dayOf(isoDate);
  return `${day} ${months[month - 1]} ${year}`;
}

export function dayMonthText(isoDate: string): string {
  const { month, day } = dayOf(isoDate);
  return `${day} ${months[month - 1]}`;
}

/** `Fri 20 Nov 2026`. */
export function weekdayDateText(isoDate: string): string {
  const { year, month, day } = dayOf(isoDate);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${weekdays[weekday]} ${dateText(isoDate)}`;
}

/** Sentences of the back end with their days as they are written on screen: "Risk 2026-11-20" is "Risk 20 Nov 2026". */
export function withDates(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, dateText);
}

/** The person's own calendar day: what "today" means in a form. */
export function localIsoDate(moment: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** Whole days from `isoDate` to `today`, both calendar days. */
export function daysBetween(isoDate: string, today: string): number {
  const from = dayOf(isoDate);
  const to = dayOf(today);
  return Math.round(
    (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / 86_400_000,
  );
}

/** `17:42:08` on this computer's clock. */
export function clockText(moment: Date, withSeconds = true): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const short = `${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
  return withSeconds ? `${short}:${pad(moment.getSeconds())}` : short;
}

/** `20 Nov 2026 17:31` on this computer's clock. */
export function momentText(isoInstant: string): string {
  const moment = new Date(isoInstant);
  return `${dateText(localIsoDate(moment))} ${clockText(moment, false)}`;
}
