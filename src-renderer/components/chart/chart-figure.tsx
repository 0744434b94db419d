import { type NumberParts, spokenOf } from '../../format/number-format';
import { MissingNumber, NumberText } from '../number-text';

/** A number of a chart, in its tip and in its table; `missing` says why there is none. */
export interface ChartFigure {
  parts: NumberParts | null;
  missing?: string;
  tone?: 'pnl';
}

export function FigureText({
  figure: { parts, missing = '', tone },
  dimDecimals = false,
}: {
  figure: ChartFigure;
  dimDecimals?: boolean;
}) {
  if (parts === null) return <MissingNumber reason={missing} />;
  return <NumberText parts={parts} tone={tone ?? 'plain'} dimDecimals={dimDecimals} />;
}

export function spokenFigure({ parts, missing = '' }: ChartFigure): string {
  return parts === null ? `missing, ${missing}` : spokenOf(parts);
}
