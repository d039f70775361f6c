/** Pieces of C# text that every kind of type shares. */

export function doc(text, indent) {
  if (!text) return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `${indent}/// <summary>${escaped}</summary>\n`;
}

export function obsolete(message, indent) {
  return message === undefined ? '' : `${indent}[Obsolete(@"${message.replaceAll('"', '""')}")]\n`;
}

/** C# source of a constant: JSON strings are valid C# strings. */
export function constant(value) {
  return JSON.stringify(value);
}

export function namespaceBlock(name, members) {
  return members.length === 0 ? '' : `\nnamespace ${name}\n{\n${members.join('\n')}}\n`;
}
