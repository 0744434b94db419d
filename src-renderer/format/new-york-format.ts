import { newYorkTime } from '../../src-shared/domain/new-york-time';
import { clockText, dayMonthText, localIsoDate, weekdayDateText } from './date-format';

/** `20 Nov 17:02`, as calendar and clock show it in New York. */
export function newYorkStamp(isoInstant: string): string {
  const { date, time } = newYorkTime(Date.parse(isoInstant));
  return `${dayMonthText(date)} ${time}`;
}

/** `17:30` in New York. */
export function newYorkClock(isoInstant: string): string {
  return newYorkTime(Date.parse(isoInstant)).time;
}

/** `Mon 23 Nov 16:00` in New York. */
export function newYorkMoment(isoInstant: string): string {
  const { date, time } = newYorkTime(Date.parse(isoInstant));
  return `${weekdayDateText(date).slice(0, -5)} ${time}`;
}

/** `17:00:02.204` in New York. */
export function newYorkInstantText(isoInstant: string): string {
  // Every zone's seconds are the same.
  const seconds = new Date(isoInstant).toISOString().slice(17, 23);
  return `${newYorkClock(isoInstant)}:${seconds}`;
}

/** The same moment on this computer's clock: `22:00`, or `Tue 24 Nov 06:00` when the day is another; null when all is the same. */
export function localMoment(isoInstant: string): string | null {
  const moment = new Date(isoInstant);
  const newYork = newYorkTime(moment.getTime());
  const [date, time] = [localIsoDate(moment), clockText(moment, false)];
  if (date !== newYork.date) return `${weekdayDateText(date).slice(0, -5)} ${time}`;
  return time === newYork.time ? null : time;
}

/** `0:04`, `10:21`, `1:02:05`; seconds are rounded, and what took any time at all took one. */
export function durationText(durationMs: number): string {
  const seconds = durationMs > 0 ? Math.max(1, Math.round(durationMs / 1000)) : 0;
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
