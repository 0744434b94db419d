import { describe, expect, it } from 'vitest';
import { copiedCells } from '../../../src-renderer/components/data-grid/grid-clipboard';
import { columns, group, type Leg, leg, nameColumn, valueColumn } from './grid-builder';

const copied = (nodes: Parameters<typeof copiedCells<Leg, never>>[0]) =>
  copiedCells(nodes, columns as never, false).text;

describe('copiedCells', () => {
  it('writes bare numbers with tabs between them and nothing for missing', () => {
    expect(copied([leg('a', '-1252.00'), leg('b', null)])).toBe('a\t-1252.00\t-1252.00\t-12.52\nb\t\t\t0');
  });

  it('puts the full names over them when asked', () => {
    const { text } = copiedCells([leg('a', '1.00')], [nameColumn, valueColumn], true);
    expect(text).toBe('Symbol\tMarket value\na\t1.00');
  });

  it('writes a group as it is shown', () => {
    expect(copiedCells([group('NVDA', 30)], [nameColumn, valueColumn], false).text).toBe('NVDA\t30.00');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('makes no formula of the text %s', (text) => {
    expect(copiedCells([leg(text, '-5')], [nameColumn, valueColumn], false).text).toBe(`'${text}\t-5`);
  });

  it('keeps a text in its cell, whatever is in it', () => {
    expect(copiedCells([leg('two\tcells\r\nand lines', '1')], [nameColumn], false).text).toBe('two cells and lines');
  });

  it('is a table as well, of escaped text', () => {
    const { html } = copiedCells([leg('<b>&', '1.50')], [nameColumn, valueColumn], false);
    expect(html).toBe('<table><tr><td style="mso-number-format:\'\\@\'">&lt;b&gt;&amp;</td><td>1.50</td></tr></table>');
  });

  it('leaves out columns that hold nothing', () => {
    const { value: _none, ...bare } = valueColumn;
    expect(copiedCells([leg('a', '1')], [nameColumn, bare, valueColumn], false).text).toBe('a\t1');
  });
});
