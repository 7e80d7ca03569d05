// Enhancement only: turns a text selection into { p, start, end, quote, prefix, suffix } against the canonical
// paragraph text that the server stores. UTF-16 code units, end exclusive; paragraph numbers and reference tags
// are no part of that text.
const outside = '.ref,.pn';
const context = 32;

const textNodes = paragraph =>
  document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.closest(outside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

export const textOf = paragraph => {
  let text = '';
  for (const nodes = textNodes(paragraph); nodes.nextNode();) text += nodes.currentNode.data;
  return text;
};

const offsetIn = (paragraph, node, offset) => {
  const point = new Range();
  point.setStart(node, offset);
  let before = 0;
  for (const nodes = textNodes(paragraph); nodes.nextNode();) {
    const text = nodes.currentNode;
    if (text === node) return before + offset;
    const whole = new Range();
    whole.selectNodeContents(text);
    if (whole.compareBoundaryPoints(Range.START_TO_START, point) >= 0) return before;
    before += text.data.length;
  }
  return before;
};

/** What is selected within one paragraph, without the white space around it; null for anything else. */
export function passage(selection = getSelection()) {
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const first = range.startContainer;
  const paragraph = (first.nodeType === Node.TEXT_NODE ? first.parentElement : first).closest('.text p');
  if (!paragraph || !paragraph.contains(range.endContainer)) return null;

  const text = textOf(paragraph);
  let start = offsetIn(paragraph, first, range.startOffset);
  let end = offsetIn(paragraph, range.endContainer, range.endOffset);
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  if (start === end) return null;

  return {
    p: paragraph.id, start, end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
  };
}
