/** What went wrong, for code to act on and for a person to read. */
export interface Fault<Code extends string = string> {
  code: Code;
  message: string;
}

/** What a parser answers: bad data is a value like any other and is never thrown. */
export type Parsed<Value, Code extends string = string> = { ok: true; value: Value } | ({ ok: false } & Fault<Code>);

export function good<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function bad<Code extends string>(code: Code, message: string): { ok: false } & Fault<Code> {
  return { ok: false, code, message };
}

const SHOWN_CHARACTERS = 60;

/** A value within a message: in quotes, and cut where a whole file could stand in one cell. */
export function quoted(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `“${text.slice(0, SHOWN_CHARACTERS)}…”` : `“${text}”`;
}
