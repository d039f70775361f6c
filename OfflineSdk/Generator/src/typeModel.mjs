import ts from 'typescript';
import { deprecation, dotted, memberName, summary } from './syntax.mjs';

/*
 * The shape of a value, independent of language:
 *   string, number, boolean, any, archive, assetOrArchive
 *   { kind: 'list' | 'map', of }    { kind: 'union', of: [...] }
 *   { kind: 'object', module, name }    { kind: 'enum', module, name }
 * Nested `pulumi.Input<…>` leave no trace: C# has inputs at the top of a property only.
 */
const primitive = {
  [ts.SyntaxKind.StringKeyword]: 'string',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.BooleanKeyword]: 'boolean',
  [ts.SyntaxKind.AnyKeyword]: 'any',
};

/** Properties of an interface or class, with whether a value must be given and whether it may be an `Input`. */
export function propertiesOf(declaration) {
  return declaration.members
    .filter(member => (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) && member.type)
    .map(member => {
      const { type, optional, wrapped } = parseProperty(member.type);
      return {
        name: memberName(member),
        type,
        required: !member.questionToken && !optional,
        wrapped,
        summary: summary(member),
        deprecated: deprecation(member),
      };
    });
}

function parseProperty(node) {
  const outer = withoutUndefined(node);
  const inner = wrapperArgument(outer.node);
  if (!inner) return { type: parseType(outer.node), optional: outer.optional, wrapped: false };
  const value = withoutUndefined(inner);
  return { type: parseType(value.node), optional: outer.optional || value.optional, wrapped: true };
}

function parseType(node) {
  if (node.kind in primitive) return { kind: primitive[node.kind] };
  if (ts.isParenthesizedTypeNode(node)) return parseType(node.type);
  if (ts.isArrayTypeNode(node)) return { kind: 'list', of: parseType(node.elementType) };
  if (ts.isUnionTypeNode(node)) return parseUnion(node);
  if (ts.isTypeLiteralNode(node) && ts.isIndexSignatureDeclaration(node.members[0])) {
    return { kind: 'map', of: parseType(withoutUndefined(node.members[0].type).node) };
  }
  if (ts.isTypeReferenceNode(node)) return parseReference(node);
  return { kind: 'unknown', text: ts.SyntaxKind[node.kind] };
}

function parseUnion(node) {
  const { node: rest } = withoutUndefined(node);
  if (!ts.isUnionTypeNode(rest)) return parseType(rest);
  const kinds = rest.types.map(parseType);
  const assets = kinds.every(type => type.kind === 'archive' || type.kind === 'asset');
  return assets ? { kind: 'assetOrArchive' } : { kind: 'union', of: kinds };
}

function parseReference(node) {
  const inner = wrapperArgument(node);
  if (inner) return parseType(inner);
  const name = dotted(node.typeName);
  if (name === 'pulumi.asset.Archive') return { kind: 'archive' };
  if (name === 'pulumi.asset.Asset') return { kind: 'asset' };
  const [root, ...path] = name.split('.');
  // A lone name is a resource class or an alias such as ARN: C# takes their string form (an id, a name or an ARN).
  if (path.length === 0) return { kind: 'string' };
  const target = { module: path.slice(0, -1).join('/'), name: path.at(-1) };
  if (root === 'inputs' || root === 'outputs') return { kind: 'object', ...target };
  if (root === 'enums') return { kind: 'enum', ...target };
  return { kind: 'unknown', text: name };
}

/** T of `pulumi.Input<T>` or `pulumi.Output<T>`. */
function wrapperArgument(node) {
  if (!ts.isTypeReferenceNode(node)) return undefined;
  return ['pulumi.Input', 'pulumi.Output'].includes(dotted(node.typeName)) ? node.typeArguments[0] : undefined;
}

function withoutUndefined(node) {
  if (!ts.isUnionTypeNode(node)) return { node, optional: false };
  const rest = node.types.filter(type => type.kind !== ts.SyntaxKind.UndefinedKeyword);
  const optional = rest.length < node.types.length;
  if (!optional) return { node, optional };
  return { node: rest.length === 1 ? rest[0] : ts.factory.createUnionTypeNode(rest), optional };
}
