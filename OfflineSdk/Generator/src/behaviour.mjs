import ts from 'typescript';
import { GeneratorError } from './failures.mjs';
import { dotted, walk } from './syntax.mjs';

/** What only the script of a resource says: its token, secrets, defaults, aliases and the properties that replace it. */
export function behaviourOf(script) {
  const result = { token: undefined, secretArgs: [], secretOutputs: [], aliases: [], replaceOnChanges: [], defaults: {} };
  walk(script, node => {
    if (ts.isPropertyDeclaration(node) && node.name.text === '__pulumiType') result.token = node.initializer.text;
    if (ts.isVariableDeclaration(node)) readOptions(node, result);
    const assignment = assignedInput(node);
    if (assignment) readInput(script, ...assignment, result);
  });
  return result;
}

/** The token that a function is invoked by. */
export function functionToken(script, name) {
  let token;
  walk(script, node => {
    if (ts.isFunctionDeclaration(node) && node.name.text === name) {
      walk(node, inner => {
        if (!ts.isCallExpression(inner)) return;
        const callee = dotted(inner.expression);
        if (callee === 'pulumi.runtime.invoke') token = inner.arguments[0].text;
        if (callee === 'pulumi.runtime.invokeSingle') throw new GeneratorError(`${name} answers with a single value, which the generator does not know.`);
      });
    }
  });
  return token;
}

function readOptions(node, result) {
  const options = { secretOpts: 'additionalSecretOutputs', aliasOpts: 'aliases', replaceOnChanges: 'replaceOnChanges' };
  const option = options[node.name.text];
  if (!option) return;
  const values = literal(node.initializer)[option];
  if (option === 'aliases') result.aliases.push(...new Set(values.map(alias => alias.type)));
  if (option === 'additionalSecretOutputs') result.secretOutputs.push(...values);
  if (option === 'replaceOnChanges') result.replaceOnChanges.push(...values);
}

/** `resourceInputs["name"] = value` as [name, value]. */
function assignedInput(node) {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const target = node.left;
  if (!ts.isElementAccessExpression(target) || dotted(target.expression) !== 'resourceInputs') return undefined;
  return [target.argumentExpression.text, node.right];
}

function readInput(script, name, value, result) {
  const text = value.getText(script);
  if (text === `args?.${name}` || text === `state?.${name}` || text.startsWith('undefined')) return;
  if (text.includes('pulumi.secret(')) {
    result.secretArgs.push(name);
  } else if (text.includes('.apply(JSON.stringify)') && !text.includes('??')) {
    // A provider takes everything as text; the C# attribute says so for each of its arguments that is no string.
  } else if (text.includes('ProvideDefaults')) {
    throw new GeneratorError(`${name} has defaults inside a nested type, which the generator does not know: ${text}`);
  } else {
    result.defaults[name] = defaultOf(value) ?? fail(name, text);
  }
}

/** `(args?.x) ?? value`, also inside `pulumi.output(…).apply(JSON.stringify)`. */
function defaultOf(value) {
  let found;
  walk(value, node => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) found ??= node.right;
  });
  return found && defaultValue(found);
}

function defaultValue(node) {
  if (ts.isParenthesizedExpression(node)) return defaultValue(node.expression);
  if (ts.isCallExpression(node) && dotted(node.expression) === 'utilities.getEnv') {
    return { variables: node.arguments.map(each => each.text) };
  }
  return { value: literal(node) };
}

function fail(name, text) {
  throw new GeneratorError(`The script sets ${name} in a way the generator does not know: ${text}`);
}

/** The value of an object, array, string, number or boolean literal. */
function literal(node) {
  if (ts.isObjectLiteralExpression(node)) {
    return Object.fromEntries(node.properties.map(each => [each.name.text, literal(each.initializer)]));
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literal);
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  throw new GeneratorError(`A literal was expected, found ${ts.SyntaxKind[node.kind]}.`);
}
