import fc from 'fast-check';

/** Any text at all: printable ASCII, and any UTF-16 units, lone surrogates and control characters among them. */
export const anyText = fc.oneof(
  fc.string(),
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);
