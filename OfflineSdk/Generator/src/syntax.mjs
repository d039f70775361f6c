import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Parses a declaration or script file. Only the syntax is needed, so no type checker and no module resolution runs. */
export function parse(path) {
  const kind = path.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, false, kind);
}

/** Calls `visit` for every node below `node`, outermost first. */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, child => walk(child, visit));
}

/** `a.b.c` for a qualified name, an identifier or a chain of property accesses. */
export function dotted(node) {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isQualifiedName(node)) return `${dotted(node.left)}.${node.right.text}`;
  if (ts.isPropertyAccessExpression(node)) return `${dotted(node.expression)}.${node.name.text}`;
  return '';
}

/** The name of a member, without the quotes that unusual names are written in. */
export function memberName(member) {
  return member.name.text;
}

/** First sentence of the documentation, on one line. */
export function summary(node) {
  const text = commentText(node.jsDoc?.at(-1)?.comment).replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, 197).trimEnd()}…`;
}

/** The message of `@deprecated`, or undefined. */
export function deprecation(node) {
  const tag = node.jsDoc?.at(-1)?.tags?.find(each => each.tagName.text === 'deprecated');
  return tag && commentText(tag.comment).trim();
}

function commentText(comment) {
  return (comment && ts.getTextOfJSDocComment(comment)) ?? '';
}
